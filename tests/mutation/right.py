"""Right changes: another way to say the same, or a stricter question that can be answered. None of them may be told."""

import re

from expressions import Change, Edit
from wrong_expressions import at, change


def all_of(catalog):
    yield from comments(catalog)
    for expression in catalog.expressions:
        for kinds in (brackets, lists, spellings, matchers, durations, neutral):
            yield from kinds(catalog, expression)


def comments(catalog):
    for key, _ in catalog.root.value:
        place = key.start_mark.index
        yield Change("comment in the catalog", key.value, (Edit(place, place, "# What follows is meant.\n"),))
    for expression in catalog.expressions:
        if expression.node.style == "|":
            yield change("comment in an expression", expression, "at its end", Edit(expression.end, expression.end, "  # \"as\" {it} is (meant"))


def brackets(catalog, expression):
    around = Edit(expression.start, expression.start, "("), Edit(expression.end, expression.end, ")")
    yield change("brackets around all", expression, "(…)", *around)
    for index, end in expression.selectors(catalog.series):
        after = expression.word(end + 1)
        if after.lower() not in ("offset", "@") and expression.tokens[min(end + 1, len(expression.tokens) - 1)].kind != "range":
            start, stop = expression.tokens[index].start, expression.tokens[end].end
            yield change("brackets around a selector", expression, expression.word(index), Edit(start, start, "("), Edit(stop, stop, ")"))


def lists(catalog, expression):
    for word, labels, end in expression.lists("by", "on", "without", "ignoring", "group_left"):
        if len(labels) > 1:
            turned = ", ".join(expression.word(index) for index in reversed(labels))
            yield change("labels in another order", expression, turned,
                         Edit(expression.tokens[labels[0]].start, expression.tokens[labels[-1]].end, turned))
        if labels:
            place = expression.tokens[labels[-1]].end
            yield change("comma at a list's end", expression, expression.word(word), Edit(place, place, ","))
            yield change("label twice in a list", expression, expression.word(word), Edit(place, place, f", {expression.word(labels[-1])}"))
    for operator, end, opening, closing in expression.aggregations("sum", "max", "min", "avg", "count", "group"):
        clause = expression.tokens[operator + 1].start, expression.tokens[end].end
        text = catalog.text[clause[0]:clause[1]]
        place = expression.tokens[closing].end
        yield change("by behind the operand", expression, text, Edit(*clause, ""), Edit(place, place, f" {text}"))


def spellings(catalog, expression):
    for index, token in enumerate(expression.tokens):
        if token.text in ("by", "on", "without", "ignoring", "group_left", "and", "or", "unless", "sum", "max", "count", "offset"):
            if index and expression.word(index - 1) in ("(", ",") and expression.word(index + 1) in (",", ")"):
                continue  # a label of that name
            yield change("keyword in capitals", expression, token.text, at(token, token.text.upper()))
        if token.kind == "number" and float(token.text) < 1e15 and expression.tokens[index - 1].kind != "string":
            yield change("number in another form", expression, token.text, at(token, f"{float(token.text):.6e}"))


def matchers(catalog, expression):
    for index, end in expression.selectors(catalog.series):
        metric, token = catalog.series[expression.word(index)], expression.tokens[index]
        asked = {expression.word(place) for place in expression.matchers() if index < place <= end}
        bare = end == index
        if bare:
            yield change("empty braces", expression, metric.name, Edit(token.end, token.end, "{}"))
        for label in [one for one in dict.fromkeys(metric.labels) if one not in asked]:
            values = [str(value) for value in catalog.labels.get(label, [])]
            if values:
                joined = "|".join(re.escape(value) for value in values).replace("\\", "\\\\")
                yield change("all declared values asked for", expression, f"{metric.name} {label}", insert(expression, index, end, f'{label}=~"{joined}"'))
            else:
                yield change("any value asked for", expression, f"{metric.name} {label}", insert(expression, index, end, f'{label}=~".+"'))
        if not metric.external:
            yield change("a target's label asked for", expression, metric.name, insert(expression, index, end, 'instance!=""'))
    for index in expression.matchers():
        sign, value = expression.tokens[index + 1], expression.tokens[index + 2]
        if sign.text in ("=", "!=") and re.fullmatch(r"\w+", value.text[1:-1]):
            other = {"=": "=~", "!=": "!~"}[sign.text]
            yield change("a pattern without signs", expression, value.text, at(sign, other))
            yield change("a pattern with anchors", expression, value.text, at(sign, other), at(value, f'"^(?:{value.text[1:-1]})$"'))
        if value.text[0] == '"' and "\\" not in value.text and expression.node.style in ("|", ">"):
            yield change("a text in other quotes", expression, value.text, at(value, "'" + value.text[1:-1] + "'"))
        if expression.word(index + 3) == "}":
            yield change("comma after the last matcher", expression, value.text, Edit(value.end, value.end, ","))
        yield change("a matcher twice", expression, value.text, Edit(value.end, value.end, f", {expression.word(index)}{sign.text}{value.text}"))


def insert(expression, index, end, text):
    if end == index:
        return Edit(expression.tokens[index].end, expression.tokens[index].end, "{" + text + "}")
    first = expression.tokens[index + 1]
    return Edit(first.end, first.end, text + ("," if end > index + 2 else ""))


def durations(catalog, expression):
    longer = {"5m": "300s", "10m": "600s", "30m": "1800s", "1h": "60m", "15m": "900s", "1m": "60s"}
    for token in expression.tokens:
        if token.kind == "range" and token.text[1:-1] in longer:
            yield change("a time in another form", expression, token.text, at(token, f"[{longer[token.text[1:-1]]}]"))
        if token.kind == "duration" and token.text in longer:
            yield change("a time in another form", expression, token.text, at(token, longer[token.text]))


def neutral(catalog, expression):
    around = lambda before, after: (Edit(expression.start, expression.start, before), Edit(expression.end, expression.end, after))
    yield change("plus zero", expression, "+ 0", *around("(", ") + 0"))
    yield change("times one", expression, "* 1", *around("1 * (", ")"))
    for operator, end, opening, closing in expression.aggregations("max", "min"):
        start, stop = expression.tokens[operator].start, expression.tokens[closing].end
        clause = catalog.text[start:expression.tokens[end].end]
        yield change("the same maximum twice", expression, clause, Edit(start, start, f"{clause} ("), Edit(stop, stop, ")"))
    for index, opening, closing in expression.calls("rate"):
        if expression.tokens[closing - 1].text == "[$window]":
            yield change("rate at the newest samples", expression, "irate", at(expression.tokens[index], "irate"))
