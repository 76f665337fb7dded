"""Wrong changes of what a catalog says around its expressions. Each function yields the changes of its kinds in one catalog."""

import re

from expressions import Change, Edit, misspelt

OTHER_UNIT = {"seconds": "bytes", "bytes": "seconds", "ratio": "percent", "percent": "ratio", "objects": "seconds", "cores": "bytes",
              "requests_per_second": "seconds", "operations_per_second": "bytes", "bytes_per_second": "bytes", "celsius": "bytes"}


def all_of(catalog):
    for kinds in (units, thresholds, alerts, alert_texts, scenarios, records, lifetimes, scrape, closed_values, references, keys,
                  definitions, legends):
        yield from kinds(catalog)


def words(path, said):
    return f"{'.'.join(map(str, path))}: {said}"


def scalar(catalog, kind, path, node, text):
    return Change(kind, words(path, f"{catalog.piece(node)[:60]} → {text[:60]}"), (catalog.replaced(node, text),))


def units(catalog):
    for path, node in catalog.nodes():
        if path[-1] == "unit" and node.value in OTHER_UNIT and path[0] in ("signals", "metrics", "dashboards", "rows"):
            kind = {"signals": "unit of a signal changed", "metrics": "unit of a metric changed"}.get(path[0], "unit of a panel changed")
            yield scalar(catalog, kind, path, node, OTHER_UNIT[node.value])


def signal_units(catalog):
    return {path[1]: node.value for path, node in catalog.nodes() if len(path) == 3 and path[0] == "signals" and path[2] == "unit"}


def thresholds(catalog):
    signals = {path[1]: node.value for path, node in catalog.nodes() if path[0] == "alerts" and path[-1] == "signal" and len(path) == 3}
    unit_of = signal_units(catalog)
    for path, node in catalog.nodes():
        if path[0] == "alerts" and path[-1] in ("above", "below"):
            ratio = unit_of.get(signals.get(path[1])) == "ratio"
            if ratio:
                yield scalar(catalog, "threshold of a ratio × 100", path, node, str(100 * float(node.value)))
            if path[-1] == "above" and not node.value.startswith("-") and unit_of.get(signals.get(path[1])) not in (None, "celsius"):
                yield scalar(catalog, "threshold below zero", path, node, "-1")
            if unit_of.get(signals.get(path[1])) == "seconds":
                yield scalar(catalog, "threshold above all buckets", path, node, "1e9")
        if "thresholds" in path and path[-1] in ("above", "below") and path[0] in ("dashboards", "rows") and 0 < float(node.value) < 1:
            yield scalar(catalog, "threshold of a panel × 100", path, node, str(100 * float(node.value)))


def alerts(catalog):
    root = dict((key.value, value) for key, value in catalog.root.value)
    for index, alert in enumerate(root["alerts"].value if "alerts" in root else []):
        said = {key.value: (key, value) for key, value in alert.value}
        name = said["name"][1].value
        text = catalog.piece(alert).rstrip()
        if alert.flow_style:
            yield Change("alert twice", f"{name} again", (Edit(alert.end_mark.index, alert.end_mark.index, f"\n  - {text}"),))
        else:
            end = alert.start_mark.index + len(text)
            yield Change("alert twice", f"{name} again", (Edit(end, end, f"\n  - {text}"),))
        if "for" in said and any(node.value == "firing" for path, node in catalog.nodes() if path[:3] == ("alerts", index, "tests")):
            yield scalar(catalog, "for longer than its tests", ("alerts", name, "for"), said["for"][1], "47h")
        for which in ("signal", "severity", "for"):
            if which in said:
                wrong = {"signal": misspelt(said[which][1].value), "severity": "critcal", "for": "5 minutes"}[which]
                yield scalar(catalog, f"{which} of an alert misspelt", ("alerts", name, which), said[which][1], wrong)
        if "for" in said and not alert.flow_style:
            place = said["for"][0].start_mark.index
            yield Change("$value in a label", name, (Edit(place, place, "labels: {got: '{{ $value }}'}\n    "),)) if "labels" not in said else \
                scalar(catalog, "for not a time", ("alerts", name, "for"), said["for"][1], "soon")


def alert_texts(catalog):
    for path, node in catalog.nodes():
        if path[0] != "alerts" or path[-1] not in ("summary", "description", "impact"):
            continue
        text, base = catalog.piece(node), node.start_mark.index
        for found in re.finditer(r"\$labels\.(\w+)", text):
            yield Change("label misspelt in a text", words(path, found.group()), (Edit(base + found.start(1), base + found.end(1), misspelt(found.group(1))),))
            yield Change("variable misspelt in a text", words(path, found.group()), (Edit(base + found.start(), base + found.start() + 7, "$label"),))
        for found in re.finditer(r"(?<=\$value) *\| *(\w+)", text):
            yield Change("function misspelt in a text", words(path, found.group()), (Edit(base + found.start(1), base + found.end(1), misspelt(found.group(1))),))
        for found in re.finditer(r" ?\}\}", text):
            yield Change("brace dropped in a text", words(path, "}} → }"), (Edit(base + found.end() - 1, base + found.end(), ""),))
        for found in re.finditer(r"\| *(humanizeDuration|humanizePercentage|humanize1024)", text):
            wrong = {"humanizeDuration": "humanizePercentage", "humanizePercentage": "humanizeDuration", "humanize1024": "humanizeDuration"}[found.group(1)]
            yield Change("another unit in a text", words(path, wrong), (Edit(base + found.start(1), base + found.end(1), wrong),))


def scenarios(catalog):
    for path, node in catalog.nodes():
        if path[0] != "alerts" or len(path) < 5 or path[2] != "tests":
            continue
        if path[-1] == "metric":
            yield scalar(catalog, "metric misspelt in a test", path, node, misspelt(node.value))
        if path[-2] == "at" and node.value in ("firing", "silent", "pending"):
            wrong = "silent" if node.value == "firing" else "firing"
            yield scalar(catalog, "a test expects the opposite", path, node, wrong)
        if path[-1] == "values":
            yield scalar(catalog, "values of a test misspelt", path, node, "1y60")
        if path[-2] == "labels" and catalog.labels.get(path[-1]) and node.value in map(str, catalog.labels[path[-1]]) and node.value:
            yield scalar(catalog, "value misspelt in a test", path, node, misspelt(node.value))
    for path, node in catalog.mappings():
        if path[0:1] == ("alerts",) and path[-1:] == ("labels",) and "tests" in path:
            for key, _ in node.value:
                yield Change("label misspelt in a test", words(path, key.value), (catalog.replaced(key, misspelt(key.value)),))


def records(catalog):
    for path, node in catalog.nodes():
        if path[0] == "records" and path[-1] == "name" and node.value.count(":") == 2:
            level, metric, operation = node.value.split(":")
            yield scalar(catalog, "record renamed against its labels", path, node, f'"{level}_flavour:{metric}:{operation}"')
            yield scalar(catalog, "record without its level", path, node, f'"{metric}"')
        if path[0] == "records" and path[-1] == "signal":
            yield scalar(catalog, "signal of a record misspelt", path, node, misspelt(node.value))


def lifetimes(catalog):
    for path, node in catalog.mappings():
        if path[:1] not in (("metrics",), ("signals",), ("alerts",)) or len(path) != 2:
            continue
        said = {key.value: value for key, value in node.value}
        if "since" in said and "until" not in said:
            piece = catalog.piece(said["since"])
            until = ", until: \"0.1\"" if node.flow_style else f"\n{' ' * 4}until: \"0.1\""
            end = said["since"].end_mark.index
            yield Change("since after until", words(path, piece), (Edit(end, end, until),))


def scrape(catalog):
    for path, node in catalog.mappings():
        if path != ("scrape",):
            continue
        said = {key.value: (key, value) for key, value in node.value}
        drops = catalog.piece(said["drop"][1]) if "drop" in said else "[]"
        read = sorted({expression.word(index) for expression in catalog.expressions for index, _ in expression.selectors(catalog.series)
                       if not catalog.series[expression.word(index)].external})
        for series in read:
            wrong = drops[:-1] + (", " if drops != "[]" else "") + f'"{series}"]'
            if "drop" in said:
                yield Change("a metric that is read is dropped", series, (catalog.replaced(said["drop"][1], wrong),))
        if "timeout" in said:
            yield scalar(catalog, "timeout above the interval", path, said["timeout"][1], "17m")
        if "interval" in said:
            yield scalar(catalog, "interval of hours", path, said["interval"][1], "3h")
        yield scalar(catalog, "a number as the port", path, said["port"][1], "8080")


def closed_values(catalog):
    """A value taken away that a matcher of an expression asks for."""
    asked = {}
    for expression in catalog.expressions:
        for index in expression.matchers():
            if expression.word(index + 1) == "=":
                asked.setdefault(expression.word(index), set()).add(expression.word(index + 2)[1:-1])
    for path, node in catalog.nodes():
        label = next((path[place + 1] for place in range(len(path) - 1) if path[place] == "labels" and path[0] == "labels"), None)
        if path[0] == "labels" and "values" in path and label in asked and node.value in asked[label] and path[-1] in ("value",) + tuple(range(99)):
            yield scalar(catalog, "an asked value renamed", path, node, f'"{node.value}2"')


def references(catalog):
    for path, node in catalog.nodes():
        if path[0] in ("dashboards", "rows") and path[-1] in ("signal", "metric", "use"):
            yield scalar(catalog, f"{path[-1]} of a panel misspelt", path, node, misspelt(node.value))
        if path[0] == "signals" and path[-1] == "of":
            yield scalar(catalog, "metric misspelt", path, node, misspelt(node.value))
        if path[0] == "alerts" and "explained_by" in path:
            yield scalar(catalog, "explained_by misspelt", path, node, misspelt(node.value))
        if path[0] == "metrics" and path[-1] == "object":
            yield scalar(catalog, "object misspelt", path, node, misspelt(node.value))
        if path[0] == "metrics" and path[-1] == "type":
            wrong = {"gauge": "counter", "counter": "gauge", "histogram": "gauge", "summary": "counter"}
            yield scalar(catalog, "type of a metric changed", path, node, wrong.get(node.value, "gague"))
        if path[0] == "dashboards" and len(path) > 2 and path[2] == "variables":
            yield scalar(catalog, "variable misspelt", path, node, misspelt(node.value))


def keys(catalog):
    free = ("labels", "at", "signals", "rows", "objects", "service", "components", "key")
    for path, node in catalog.mappings():
        if path and path[-1] in free or (len(path) == 2 and path[0] in ("rows", "components")):
            continue
        for key, _ in node.value:
            yield Change("key misspelt", words(path, key.value), (catalog.replaced(key, misspelt(key.value)),))


def definitions(catalog):
    for path, node in catalog.nodes():
        if path[0] == "signals" and path[-1] == "q":
            yield scalar(catalog, "quantile as a percentage", path, node, str(round(100 * float(node.value))))
        if path[0] == "signals" and path[-1] == "bound":
            yield scalar(catalog, "bucket bound changed", path, node, "0.1234")
        if path[0] == "signals" and len(path) > 3 and path[-2] == "by" and node.value not in ("cluster",):
            yield scalar(catalog, "label misspelt in by", path, node, misspelt(node.value))
        if path[0] in ("alerts", "signals") and path[-1] == "window":
            yield scalar(catalog, "window too short", path, node, "10s")


def legends(catalog):
    for path, node in catalog.nodes():
        if path[-1] != "legend":
            continue
        for found in re.finditer(r"\{\{ *(\w+)", catalog.piece(node)):
            base = node.start_mark.index
            yield Change("label misspelt in a legend", words(path, found.group(1)), (Edit(base + found.start(1), base + found.end(1), misspelt(found.group(1))),))
