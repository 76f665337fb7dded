"""Wrong changes of expressions. Each function yields the changes of its kinds in one catalog."""

from expressions import AGGREGATIONS, Change, Edit, drop_from_list, misspelt

RATES = ("rate", "increase", "irate")


def all_of(catalog):
    for expression in catalog.expressions:
        for kinds in (names, labels, joins, replicas, rates, histograms, values, units, windows):
            yield from kinds(catalog, expression)


def change(kind, expression, words, *edits):
    return Change(kind, f"{'.'.join(map(str, expression.path))}: {words}", edits)


def at(token, text):
    return Edit(token.start, token.end, text)


def names(catalog, expression):
    for index, _ in expression.selectors(catalog.series):
        token = expression.tokens[index]
        yield change("metric misspelt", expression, f"{token.text} misspelt", at(token, misspelt(token.text)))
    for index, _, _ in expression.calls(*RATES, "sum", "max", "count", "histogram_quantile", "absent"):
        token = expression.tokens[index]
        yield change("function misspelt", expression, f"{token.text} misspelt", at(token, misspelt(token.text)))


def labels(catalog, expression):
    for index in expression.matchers():
        token = expression.tokens[index]
        yield change("label misspelt in a matcher", expression, f"{token.text} misspelt", at(token, misspelt(token.text)))
        yield from label_values(catalog, expression, index)
    for word, kind in (("by", "label misspelt in by"), ("on", "label misspelt in on"), ("group_left", "label misspelt in group_left")):
        for _, listed, _ in expression.lists(word):
            for index in listed:
                token = expression.tokens[index]
                yield change(kind, expression, f"{token.text} misspelt", at(token, misspelt(token.text)))


def label_values(catalog, expression, index):
    """Misspelt values of labels with declared ones: of a library's label by the same name we cannot tell."""
    name, sign, value = (expression.tokens[index + step] for step in (0, 1, 2))
    text = value.text[1:-1]
    if not catalog.labels.get(name.text) or not text:
        return
    quote = value.text[0]
    if sign.text in ("=", "!="):
        yield change(f"value misspelt ({sign.text})", expression, f"{text} misspelt", at(value, quote + misspelt(text) + quote))
        other = text.swapcase()
        yield change(f"value misspelt ({sign.text})", expression, f"{text} in another case", at(value, quote + other + quote))
        return
    branches = text.split("|")
    for place, branch in enumerate(branches):
        if branch.isalnum():
            wrong = "|".join(branches[:place] + [misspelt(branch)] + branches[place + 1:])
            yield change(f"branch misspelt ({sign.text})", expression, f"{branch} misspelt", at(value, quote + wrong + quote))


def joins(catalog, expression):
    joined = any(token.text.lower() in ("on", "ignoring", "and", "unless", "/") for token in expression.tokens)
    for _, listed, _ in expression.lists("by"):
        for index in listed:
            if joined and len(listed) > 1:
                yield change("label dropped from one side's by", expression, f"{expression.word(index)} dropped",
                             drop_from_list(expression, listed, index))
    for word, listed, end in expression.lists("on"):
        for index in listed:
            yield change("on: label dropped", expression, f"{expression.word(index)} dropped", drop_from_list(expression, listed, index))
        if expression.word(end + 1).lower() not in ("group_left", "group_right"):
            yield change("on dropped", expression, "on (…) dropped", Edit(expression.tokens[word].start, expression.tokens[end].end, ""))
    for index, token in enumerate(expression.tokens):
        if token.text.lower() == "group_left":
            glued = expression.word(index + 1) == "("
            end = expression.tokens[expression.closing(index + 1) if glued else index].end
            yield change("group_left dropped", expression, "group_left dropped", Edit(token.start, end, ""))
            yield change("group_left turned", expression, "group_right instead", at(token, "group_right"))


def replicas(catalog, expression):
    for operator, by_end, opening, closing in expression.aggregations("max", "min", "group"):
        inner = expression.word(opening + 1)
        if inner in catalog.series and catalog.series[inner].same:
            whole = Edit(expression.tokens[operator].start, expression.tokens[by_end].end, "")
            yield change("max by turned into sum by", expression, f"sum of {inner}", at(expression.tokens[operator], "sum"))
            yield change("max by dropped", expression, f"bare {inner}", whole)


def rates(catalog, expression):
    for index, opening, closing in expression.calls(*RATES):
        token, inside = expression.tokens[index], expression.word(opening + 1)
        ranged = expression.tokens[closing - 1]
        if inside in catalog.series and ranged.kind == "range":
            yield change("rate dropped", expression, f"bare {inside}", Edit(token.start, expression.tokens[opening].end, ""),
                         Edit(ranged.start, expression.tokens[closing].end, ""))
            for wrong in ("delta", "deriv"):
                yield change("rate turned into delta or deriv", expression, f"{wrong} of {inside}", at(token, wrong))
            yield change("rate turned into max_over_time", expression, f"max_over_time of {inside}", at(token, "max_over_time"))
    ranges = {index for index, token in enumerate(expression.tokens) if token.kind == "range"}
    for index, end in expression.selectors(catalog.series):
        metric = catalog.series[expression.word(index)]
        if metric.type == "gauge" and end + 1 not in ranges and expression.word(end + 1) not in ("offset", "@"):
            start, stop = expression.tokens[index].start, expression.tokens[end].end
            for call in ("rate", "increase"):
                yield change("rate of a gauge", expression, f"{call} of {metric.name}", Edit(start, start, f"{call}("), Edit(stop, stop, "[10m])"))


def histograms(catalog, expression):
    for index, opening, closing in expression.calls("histogram_quantile"):
        for _, listed, _ in expression.lists("by"):
            for label in listed:
                if expression.word(label) == "le" and opening < label < closing:
                    yield change("le dropped", expression, "le dropped", drop_from_list(expression, listed, label))
    for index, opening, _ in expression.calls("histogram_quantile", "quantile"):
        share = expression.tokens[opening + 1]
        if share.kind == "number" and 0 < float(share.text) < 1:
            yield change("quantile as a percentage", expression, share.text, at(share, str(round(100 * float(share.text)))))
    for index in expression.matchers():
        value = expression.tokens[index + 2]
        if expression.word(index) == "le" and value.text[1:-1] != "+Inf":
            yield change("bucket bound changed", expression, value.text, at(value, f'"{value.text[1:-1]}7"'))


def values(catalog, expression):
    """Comparisons with a number of what is always one or zero."""
    named = {catalog.series[expression.word(index)].value_kind for index, _ in expression.selectors(catalog.series)}
    if len(named) != 1:
        return
    for index, token in enumerate(expression.tokens):
        if token.text == "==" and expression.word(index + 1) == "1" and "up" not in map(expression.word, range(len(expression.tokens))):
            number = expression.tokens[index + 1]
            if named & {"info", "state"}:
                yield change("a state compared with zero", expression, "== 0", at(number, "0"))
            if named & {"info", "state", "one_hot", "bool"}:
                yield change("a flag compared with too much", expression, "> 1", at(token, ">"))
                yield change("a flag compared with too much", expression, "== 2", at(number, "2"))
    if named & {"info", "state"} and expression.word(0) in AGGREGATIONS - {"sum", "count"}:
        for words in ("== 0", "> 1", "< 1"):
            kind = "a state compared with zero" if words == "== 0" else "a flag compared with too much"
            if expression.closing_of_first() == len(expression.tokens) - 1:
                yield change(kind, expression, words, Edit(expression.end, expression.end, " " + words))


def units(catalog, expression):
    for index, token in enumerate(expression.tokens):
        if token.text == "/" and expression.word(index - 1) in (")", "}") and expression.tokens[index + 1].kind == "name":
            read = {catalog.series[expression.word(place)].unit for place, _ in expression.selectors(catalog.series)}
            known = len(read) > 1 and "" not in read
            kind = "/ turned into + between units" if known else "/ turned into + of one unit"
            yield change(kind, expression, "+ for /", at(token, "+"))
    read = {catalog.series[expression.word(index)].unit for index, _ in expression.selectors(catalog.series)}
    other = {"seconds": "bytes", "bytes": "seconds"}
    for unit in read & other.keys():
        wrong = next((one for one in catalog.metrics.values() if one.unit == other[unit] and one.type == "gauge" and not one.external
                      and one.value_kind in (None, "free")), None)
        if wrong and len(read) == 1 and expression.word(0) in ("sum", "max") and not list(expression.calls("increase")):
            yield change("seconds and bytes added", expression, f"+ {wrong.name}", Edit(expression.start, expression.start, "("),
                         Edit(expression.end, expression.end, f") + on () group_left () max({wrong.name})"))


def windows(catalog, expression):
    for index, token in enumerate(expression.tokens):
        function = next((expression.word(name) for name, opening, closing in expression.calls(*RATES, "irate") if closing == index + 1), "")
        if token.kind == "range" and ":" not in token.text and function:
            yield change("window too short", expression, "[10s]", at(token, "[10s]"))
