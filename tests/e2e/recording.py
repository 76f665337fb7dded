"""A server that holds recorded minutes, asked as a dashboard that opens over all of them would ask."""

import math
import re

from queries import annotations, chosen, interpolate, metric_names, queries, variable_query
from support import fail


class Recording:
    """A server, and the time that it has data of."""

    def __init__(self, server, begin, end, step=30):
        self.server, self.begin, self.end, self.step = server, begin, end, step
        self.names = set(server.data("label/__name__/values"))
        self.rules = [rule for group in server.data("rules")["groups"] for rule in group["rules"]]
        self.records = {rule["name"]: rule["query"] for rule in self.rules if rule["type"] == "recording"}

    def ask(self, expression):
        """(the series over all the time, error)"""
        data, error = self.server.get("query_range", query=expression, start=self.begin, end=self.end, step=self.step)
        return (data["result"] if data else None), error

    def ask_at(self, expression, moment):
        """The series of a vector at a moment."""
        return self.server.data("query", query=expression, time=moment)["result"]

    def recorded(self, expression):
        """True when there is every metric that the expression reads, itself or through a recording rule."""
        return all(name in self.names or (name in self.records and self.recorded(self.records[name]))
                   for name in metric_names(expression))

    def label_values(self, query):
        parts = re.fullmatch(r"label_values\(\s*(?:(.+),\s*)?([a-zA-Z_]\w*)\s*\)", query, re.DOTALL)
        if not parts:
            fail(f"a variable's query is not understood: {query}")
        parameters = {"match[]": parts[1].strip()} if parts[1] else {}
        return self.server.data(f"label/{parts[2]}/values", start=self.begin, end=self.end, **parameters)

    def variables(self, dashboard):
        """What the variables stand for when the dashboard opens over all the time."""
        span = self.end - self.begin
        values = {"__interval": f"{self.step}s", "__interval_ms": str(self.step * 1000),
                  "__rate_interval": f"{4 * self.step}s", "__range": f"{span}s", "__range_s": str(span),
                  "__range_ms": str(span * 1000), "__from": str(self.begin * 1000), "__to": str(self.end * 1000)}
        for variable in dashboard.get("templating", {}).get("list", []):
            name, kind = variable["name"], variable["type"]
            if kind == "query":
                found = self.label_values(interpolate(variable_query(variable), values))
                values[name] = chosen(variable, found)
            elif kind != "datasource":
                values[name] = str(variable.get("current", {}).get("value") or variable.get("query", ""))
        return values

    def asked_by(self, dashboard, problems):
        """(place, expression with its variables put in) of every panel and annotation; a place is (dashboard, panel)."""
        values = self.variables(dashboard)
        for query in [*queries(dashboard), *annotations(dashboard)]:
            try:
                yield (query.dashboard, query.panel), interpolate(query.expression, values)
            except KeyError as error:
                problems.append(f"{query.dashboard} / {query.panel}: there is no variable {error}")

    def ask_all(self, asked, problems):
        """Asks (place, expression) each; returns the places whose metrics were recorded: place -> whether there was data."""
        shown = {}
        for place, expression in asked:
            series, error = self.ask(expression)
            if error:
                problems.append(f"{' / '.join(place)}: {error}\n    {expression}")
            elif self.recorded(expression):
                shown[place] = shown.get(place, False) or has_data(series)
        return shown


def has_data(series):
    return any(math.isfinite(float(value)) for one in series for _, value in one["values"])


def excuses(path):
    """{(dashboard, panel): reason} of a list with a line each."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            dashboard, panel, reason = (part.strip() for part in line.split(" | "))
            found[dashboard, panel] = reason
    return found
