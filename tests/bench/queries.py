#!/usr/bin/env python3
"""What one look at each dashboard costs a Prometheus that holds a big installation (see crowd.py), against the dashboard that KubeRay
ships: samples that are read, time, series that are drawn.

    OBSGEN_REFERENCE=FOLDER tests/bench/queries.py [DATA]

Needs a reference folder with recorded pages, the shipped dashboard and the tool `replay`, and the programs prometheus, promtool and go.
Making the data takes minutes and a gigabyte of disk; with DATA, a folder, it is kept there and found again. Recording rules are those of
the checkout, alerts are not in the data. The range is an hour at steps of 30 s, which is what both dashboards would ask for; rows that
are closed ask for nothing. Queries are asked one after the other; `ms` is by the clock, `cpu ms` what the server took, which other work
on the machine changes less. Rules are told at the end, one evaluation of each.
"""

import dataclasses
import json
import os
import pathlib
import re
import shutil
import sys
import time
import urllib.request

sys.dont_write_bytecode = True

SOURCE = pathlib.Path(__file__).resolve().parents[2]
os.environ.setdefault("OBSGEN_SOURCE_DIR", str(SOURCE))
sys.path.insert(0, str(SOURCE / "tests" / "e2e"))

import crowd
from queries import chosen, interpolate, variable_query
from support import artefacts, go_tool, need, prometheus, reference, run, scratch

HOUR, STEP, WORST = 3600, 30, 15
HEAD = f"{'queries':>7} {'samples':>12} {'ms':>8} {'cpu ms':>8} {'series':>7}"
FLAGS = ["--storage.tsdb.retention.time=10y"]
DROPPED = "go_godebug_.*|go_cpu_classes_.*"
# The panels of the shipped dashboard, and where ours tell the same and more: `dashboard: panel, panel`.
SAME = {
    "Workqueue Depth": "operator: Objects that wait",
    "Reconciliation Rate": "operator: Reconciles by result, Reconciles by controller",
    "Reconciliation Latency": "operator: Reconcile duration",
    "Count of Existing RayClusters in Namespaces": "workloads: Clusters, Clusters by namespace",
    "Provisioned Duration": "workloads: Slowest starts, Time until provisioned",
    "RayClusterProvisioned (false)": "workloads: Clusters not up, Clusters by state",
    "Count of Existing RayServices in Namespaces": "workloads: Services, Services by namespace",
    "RayServiceReady (false)": "workloads: Services down, Services by state",
    "UpgradeInProgress (true)": "workloads: Services upgrading, Services that are not well",
    "Count of Existing RayJobs in Namespaces": "workloads: Unfinished jobs, Unfinished jobs by namespace",
    "Execution Duration": "workloads: Longest attempts, Mean duration of attempts",
    "Deployment Status": "workloads: Jobs by state",
    "Deployment Status (Failed / Suspending / Suspended / Retrying / Waiting)": "workloads: Failed jobs, Jobs that are not well",
}


@dataclasses.dataclass
class Cost:
    """What queries cost together."""
    queries: int = 0
    samples: int = 0
    seconds: float = 0.0
    busy: float = 0.0
    series: int = 0

    def __add__(self, other):
        return Cost(self.queries + other.queries, self.samples + other.samples, self.seconds + other.seconds,
                    self.busy + other.busy, self.series + other.series)

    def row(self):
        return f"{self.queries:7} {self.samples:12,} {self.seconds * 1000:8.0f} {self.busy * 1000:8.0f} {self.series:7}"


def build(folder):
    """A Prometheus data folder with the crowd, in `folder`."""
    pages = reference("data/scrapes")
    leader, standby = ((pages / f"kuberay-operator-1.7.0-failing-{role}.prom").read_text(encoding="utf-8")
                       for role in ("leader", "standby"))
    folder.mkdir(parents=True, exist_ok=True)
    with scratch() as work:
        crowd.write(work / "film", leader, standby)
        told = run(go_tool("replay"), "-now", "-drop", DROPPED, work / "film", folder / "data", seconds=7200)
    (folder / "told.json").write_text(told, encoding="utf-8")


def record(folder, config, told, rules):
    """Adds the recording rules' results of the hour that is asked for."""
    with prometheus(folder, config, *FLAGS) as server:
        run("promtool", "tsdb", "create-blocks-from", "rules", f"--url={server.base}", f"--start={told['to'] - HOUR - 5 * STEP}",
            f"--end={told['to']}", f"--eval-interval={STEP}s", f"--output-dir={folder / 'records'}", *rules, seconds=900)
    for block in (folder / "records").iterdir():
        if (block / "meta.json").exists():
            block.rename(folder / "data" / block.name)


class Asker:
    """Asks a server for an hour that ends with the data."""

    def __init__(self, server, end):
        self.server, self.end = server, end
        self.values = {"__interval": f"{STEP}s", "__interval_ms": str(STEP * 1000), "__rate_interval": f"{4 * STEP}s",
                       "__range": f"{HOUR}s", "__range_s": str(HOUR), "__range_ms": str(HOUR * 1000)}

    def query(self, expression, instant):
        path, times = ("query", {"time": self.end}) if instant else (
            "query_range", {"start": self.end - HOUR, "end": self.end, "step": STEP})
        busy, begin = self.busy(), time.perf_counter()
        data = self.server.data(path, query=expression, stats="all", **times)
        seconds = time.perf_counter() - begin
        series = len(data["result"]) if data["resultType"] in ("vector", "matrix") else 1
        return Cost(1, data["stats"]["samples"]["totalQueryableSamples"], seconds, self.busy() - busy, series)

    def busy(self):
        """Seconds of processor time that the server has taken so far."""
        with urllib.request.urlopen(f"{self.server.base}/metrics", timeout=60) as answer:
            return float(re.search(r"(?m)^process_cpu_seconds_total (\S+)$", answer.read().decode())[1])

    def variables(self, dashboard, picked):
        values = dict(self.values) | picked
        for variable in dashboard["templating"]["list"]:
            if variable["type"] != "query" or variable["name"] in values:
                continue
            query = interpolate(variable_query(variable), values)
            parts = re.fullmatch(r"label_values\((?:(.+),)?\s*(\w+)\)", query, re.DOTALL)
            found = self.server.data(f"label/{parts[2]}/values", start=self.end - HOUR, end=self.end,
                                     **({"match[]": parts[1].strip()} if parts[1] else {}))
            values[variable["name"]] = chosen(variable, found)
        return values

    def panels(self, dashboard, picked, closed):
        """[(title, kind, cost)] of the panels of open rows, or of all."""
        values, found = self.variables(dashboard, picked), []
        for panel in dashboard["panels"]:
            for one in [panel, *(panel.get("panels", []) if closed else [])]:
                cost = Cost()
                for target in one.get("targets", []):
                    cost += self.query(interpolate(target["expr"], values), target.get("instant", False))
                if cost.queries:
                    found.append((one["title"], one["type"], cost))
        return found


def total(panels):
    return sum((cost for _, _, cost in panels), Cost())


def report(name, panels):
    print(f"\n{name}\n{HEAD}\n{total(panels).row()}  all {len(panels)}")
    for title, kind, cost in sorted(panels, key=lambda one: -one[2].samples)[:WORST]:
        print(f"{cost.row()}  {title} ({kind})")
    drawn = [(cost.series, title) for title, kind, cost in panels if kind in ("timeseries", "state-timeline")]
    if drawn:
        print("most series of a graph: {}, {}".format(*max(drawn)))


def report_facts(theirs, ours):
    """Fact by fact: samples of the shipped dashboard, and of ours."""
    print(f"\nthe same facts\n{'shipped':>12} {'ours':>12}")
    for title, _, cost in theirs:
        if title in SAME:
            dashboard, names = SAME[title].split(": ")
            costs = {name: one for name, _, one in ours[f"kuberay-operator-{dashboard}"]}
            parts = [costs.get(name) for name in names.split(", ")]
            told = f"{sum(one.samples for one in parts):12,}" if all(parts) else "     no panel"
            print(f"{cost.samples:12,} {told}  {title} -> {names}")


def report_minute(dashboards):
    """Samples in a minute of looking at each dashboard, at the rhythm that it has."""
    print(f"\na minute of looking\n{'samples':>12}")
    for name, refresh, panels in dashboards:
        seconds = int(refresh[:-1]) * {"s": 1, "m": 60}[refresh[-1]]
        print(f"{total(panels).samples * 60 // seconds:12,}  {name}, every {refresh}")


def measure(server, end):
    asker = Asker(server, end)
    shipped = json.loads(reference("data/shipped/KubeRay-Operator.json").read_text(encoding="utf-8"))
    # As a user who works around its defects: one namespace and pod of the operator, one controller, all namespaces of objects.
    pod = server.data("query", query="controller_runtime_active_workers", time=end)["result"][0]["metric"]["pod"]
    theirs = asker.panels(shipped, {"namespace": ".*", "ControllerNamespace": "kuberay-system", "Controller": "raycluster",
                                    "ControllerPod": pod}, True)
    files = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in artefacts("dashboards/kuberay-*.json")}
    ours = {name: asker.panels(dashboard, {}, False) for name, dashboard in files.items()}
    report("shipped", theirs)
    for name, panels in ours.items():
        report(f"{name}, open rows", panels)
    report_facts(theirs, ours)
    report_minute([("shipped", shipped["refresh"], theirs)] + [(name, files[name]["refresh"], ours[name]) for name in ours])
    report("one evaluation of each rule", [(rule["name"], "rule", asker.query(rule["query"], True))
                                           for group in server.data("rules")["groups"] for rule in group["rules"]])


need("prometheus", "promtool")
with scratch() as work:
    kept = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else work / "kept"
    if not (kept / "told.json").exists():
        build(kept)
    told = json.loads((kept / "told.json").read_text(encoding="utf-8"))
    print(f"{told['samples']:,} samples")
    shutil.copytree(kept / "data", work / "data")
    rules = [str(path) for path in artefacts("alerts/*-rules.yaml")]
    config = f"global: {{evaluation_interval: 1d}}\nrule_files: {json.dumps(rules)}\n"
    record(work, config, told, rules)
    with prometheus(work, config, *FLAGS) as running:
        measure(running, told["to"])
