"""Reads the queries of dashboards as Grafana would send them. Run as a program, it proves itself on examples."""

import dataclasses
import re

KEYWORDS = {"and", "or", "unless", "atan2", "bool", "offset", "inf", "nan", "by", "without", "on", "ignoring", "group_left",
            "group_right", "start", "end"}


def metric_names(expression):
    """The metrics that a PromQL expression selects by name."""
    names = set(re.findall(r'__name__\s*=\s*"([^"]+)"', expression))
    text = re.sub(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|`[^`]*`', "''", expression)
    text = re.sub(r"#.*", "", text)
    text = re.sub(r"\{[^}]*\}|\[[^\]]*\]", " ", text)
    text = re.sub(r"\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)", " ", text, flags=re.IGNORECASE)
    for found in re.finditer(r"(?<![\w:.])[a-zA-Z_:][\w:]*(?!\s*\(|[\w:])", text):
        if found[0].lower() not in KEYWORDS:
            names.add(found[0])
    return names


def interpolate(text, variables):
    """Puts variables in; a name that is not among them is an error (KeyError). Numbers are not names: they are PromQL's groups."""
    pattern = r"\$\{([^\W\d]\w*)(?:[.:][^}]*)?\}|\$([^\W\d]\w*)|\[\[([^\W\d]\w*)(?::[^\]]*)?\]\]"
    return re.sub(pattern, lambda found: variables[found[1] or found[2] or found[3]], text)


def in_matcher(value):
    """A literal value inside a quoted regular expression."""
    return re.sub(r"[\\^$*+?.()|\[\]{}]", lambda found: "\\\\" + found[0], value)


@dataclasses.dataclass(frozen=True)
class Query:
    """One expression of a dashboard: of a panel, or of an annotation."""
    dashboard: str
    panel: str
    expression: str


def panels(dashboard):
    """Every panel, those in collapsed rows too."""
    for panel in dashboard.get("panels", []):
        yield panel
        yield from panel.get("panels", [])


def queries(dashboard):
    uid = dashboard["uid"]
    for panel in panels(dashboard):
        for target in panel.get("targets", []):
            if target.get("expr"):
                yield Query(uid, panel["title"], target["expr"])


def annotations(dashboard):
    for one in dashboard.get("annotations", {}).get("list", []):
        if one.get("expr"):
            yield Query(dashboard["uid"], f"annotation {one['name']}", one["expr"])


def variable_query(variable):
    query = variable["query"]
    return query["query"] if isinstance(query, dict) else query


def chosen(variable, values):
    """What a query variable stands for when a dashboard opens, given the values that its query finds."""
    current = variable.get("current", {}).get("value", "")
    picked = current if isinstance(current, list) else [current]
    if variable.get("includeAll") and (picked in (["$__all"], [""]) or not set(picked) & set(values)):
        if variable.get("allValue"):
            return variable["allValue"]
        picked = values
    else:
        picked = [one for one in picked if one in values] or values[:1]
    if not variable.get("multi") and not variable.get("includeAll"):
        return picked[0] if picked else ""
    escaped = [in_matcher(one) for one in picked]
    return escaped[0] if len(escaped) == 1 else f"({'|'.join(escaped)})"


def prove():
    for expression, expected in (
            ("up", {"up"}),
            ("sum by (le) (rate(a_bucket{job=~\"$job\", x=\"b c\"}[5m]))", {"a_bucket"}),
            ("sum(rate(a_total[5m])) by (namespace) / on (namespace) group_left (node) b unless c:d:e", {"a_total", "b", "c:d:e"}),
            ("1 > bool NaN or vector(1) + Inf", set()),
            ('{__name__="x", a="b"} offset 5m', {"x"}),
            ("histogram_quantile(0.99, a) - time()", {"a"}),
            ('label_replace(a, "x", "$1", "y", "(b)") > 1e3', {"a"}),
            ("count(x == 1) or absent(y)  # z", {"x", "y"})):
        assert metric_names(expression) == expected, (expression, metric_names(expression))
    known = {"job": "a", "__rate_interval": "2m"}
    assert interpolate('x{job=~"$job"}[$__rate_interval]', known) == 'x{job=~"a"}[2m]'
    assert interpolate("${job:regex} [[job]] ${job}", known) == "a a a"
    assert interpolate('label_replace(x, "y", "$1 ${2}", "z", "(.)(.)")', known) == 'label_replace(x, "y", "$1 ${2}", "z", "(.)(.)")'
    try:
        interpolate("$nope", known)
        raise AssertionError("an unknown variable was accepted")
    except KeyError:
        pass
    many = {"multi": True, "includeAll": True, "current": {"value": ["$__all"]}}
    assert chosen(many, ["a.b", "c"]) == "(a\\\\.b|c)"
    assert chosen(many | {"allValue": ".+"}, ["a"]) == ".+"
    assert chosen(many | {"current": {"value": ["c"]}}, ["a.b", "c"]) == "c"
    assert chosen({"current": {"value": "gone"}}, ["a.b", "c"]) == "a.b"


if __name__ == "__main__":
    prove()
    print("the reader of queries holds")
