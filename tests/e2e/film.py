"""A real Prometheus, fed with fifty recorded minutes of KubeRay, answers every panel and every rule at every half minute, and
every panel whose metrics were recorded shows data at some moment."""

import json
import math
import pathlib
import re

from queries import annotations, chosen, interpolate, metric_names, queries, variable_query
from support import artefacts, check, fail, go_tool, need, prometheus, reference, run, scratch

STEP = 30
FILM = "data/scrapes/film/kuberay-operator-1.7.0"
EXCUSES = pathlib.Path(__file__).with_name("film_without_data.txt")


class Film:
    """A server with the film, and the time that it spans."""

    def __init__(self, server, begin, end):
        self.server, self.begin, self.end = server, begin, end
        self.names = set(server.data("label/__name__/values"))
        self.rules = [rule for group in server.data("rules")["groups"] for rule in group["rules"]]
        self.records = {rule["name"]: rule["query"] for rule in self.rules if rule["type"] == "recording"}

    def ask(self, expression):
        """(the series over the film, error)"""
        data, error = self.server.get("query_range", query=expression, start=self.begin, end=self.end, step=STEP)
        return (data["result"] if data else None), error

    def recorded(self, expression):
        """True when the film has every metric that the expression reads, itself or through a recording rule."""
        return all(name in self.names or (name in self.records and self.recorded(self.records[name]))
                   for name in metric_names(expression))

    def label_values(self, query):
        parts = re.fullmatch(r"label_values\(\s*(?:(.+),\s*)?([a-zA-Z_]\w*)\s*\)", query, re.DOTALL)
        if not parts:
            fail(f"a variable's query is not understood: {query}")
        parameters = {"match[]": parts[1].strip()} if parts[1] else {}
        return self.server.data(f"label/{parts[2]}/values", start=self.begin, end=self.end, **parameters)


def variables_of(dashboard, film):
    """What the variables stand for when the dashboard opens over the whole film."""
    span = film.end - film.begin
    values = {"__interval": f"{STEP}s", "__interval_ms": str(STEP * 1000), "__rate_interval": f"{4 * STEP}s",
              "__range": f"{span}s", "__range_s": str(span), "__range_ms": str(span * 1000),
              "__from": str(film.begin * 1000), "__to": str(film.end * 1000)}
    for variable in dashboard.get("templating", {}).get("list", []):
        name, kind = variable["name"], variable["type"]
        if kind == "query":
            found = film.label_values(interpolate(variable_query(variable), values))
            values[name] = chosen(variable, found)
        elif kind != "datasource":
            values[name] = str(variable.get("current", {}).get("value") or variable.get("query", ""))
    return values


def has_data(series):
    return any(math.isfinite(float(value)) for one in series for _, value in one["values"])


def excuses():
    """(dashboard, panel) -> reason"""
    found = {}
    for line in EXCUSES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            dashboard, panel, reason = (part.strip() for part in line.split(" | "))
            found[dashboard, panel] = reason
    return found


def ask_all(asked, film, problems):
    """Asks (where, expression) each; returns the places whose metrics were recorded: place -> whether there was data."""
    shown = {}
    for place, expression in asked:
        series, error = film.ask(expression)
        if error:
            problems.append(f"{' / '.join(place)}: {error}\n    {expression}")
        elif film.recorded(expression):
            shown[place] = shown.get(place, False) or has_data(series)
    return shown


def asked_by(dashboard, film, problems):
    """(where, expression with its variables put in) of every panel and annotation."""
    values = variables_of(dashboard, film)
    for query in [*queries(dashboard), *annotations(dashboard)]:
        try:
            yield (query.dashboard, query.panel), interpolate(query.expression, values)
        except KeyError as error:
            problems.append(f"{query.dashboard} / {query.panel}: there is no variable {error}")


def check_dashboards(film, problems):
    allowed, used = excuses(), set()
    for path in artefacts("dashboards/*.json"):
        dashboard = json.loads(path.read_text(encoding="utf-8"))
        asked = list(asked_by(dashboard, film, problems))
        shown = ask_all(asked, film, problems)
        places = {place for place, _ in asked}
        for place in sorted(place for place, data in shown.items() if not data and not place[1].startswith("annotation ")):
            used.add(place)
            if place not in allowed:
                expressions = "".join(f"\n    {expression}" for at, expression in asked if at == place)
                problems.append(f"{' / '.join(place)}: shows nothing in the whole film{expressions}")
        print(f"{path.name}: {len(places)} panels and annotations, {len(asked)} queries, {sum(shown.values())} with data; "
              f"{len(places - set(shown))} of metrics that the film lacks: "
              f"{', '.join(sorted(panel for _, panel in places - set(shown))) or 'none'}")
    for place in sorted(set(allowed) - used):
        problems.append(f"{' / '.join(place)}: is excused in {EXCUSES.name}, but shows data or is not there")


def check_rules(film, problems):
    check(film.rules, "prometheus has no rules")
    shown = ask_all([(("rule", rule["name"]), rule["query"]) for rule in film.rules], film, problems)
    silent = sorted(place[1] for place, data in shown.items() if not data and place[1] in film.records)
    problems += [f"record {name}: has no value in the whole film" for name in silent]
    print(f"{len(film.rules)} rules, {len(film.records)} of them records; with a value in the film: "
          f"{', '.join(sorted(place[1] for place, data in shown.items() if data)) or 'none'}")


need("prometheus")
rules = artefacts("alerts/*-rules.yaml")
folder = reference(FILM)
replay = go_tool("replay")

with scratch() as work:
    told = json.loads(run(replay, "-now", "-rules", ",".join(map(str, rules)), folder, work / "data", seconds=900))
    # The rules are loaded to be listed; the film has their results already, so that they need not run.
    config = f"global: {{evaluation_interval: 1d}}\nrule_files: {json.dumps([str(path) for path in rules])}\n"
    with prometheus(work, config, "--storage.tsdb.retention.time=10y") as server:
        film, problems = Film(server, told["from"], told["to"]), []
        check_dashboards(film, problems)
        check_rules(film, problems)
if problems:
    fail(f"{len(problems)} problems\n" + "\n".join(problems))
