"""For each release of KubeRay, what is generated for that release, fed through its own ServiceMonitor with what two replicas of that
release exposed: no query fails, and every panel shows data but for those that the list beside this test gives a reason for."""

import contextlib
import json
import os
import pathlib
import time
from functools import partial

from pages import OPERATOR, brisk, configuration, page, served, target
from recording import Recording
from support import SOURCE, check, fail, go_tool, need, prometheus, run, scratch, wait_until

RELEASES = ("1.4.2", "1.5.2", "1.6.2", "1.7.0")
# Served one after the other, so that counters grow and objects appear.
MOMENTS = ("idle", "busy", "failing")
ROLES = ("leader", "standby")
SCRAPED = 4
EXCUSES = pathlib.Path(__file__).with_name("releases_without_data.txt")


class Operator:
    """Two replicas of a release, at the moment that is set."""

    def __init__(self, release):
        self.release, self.moment = release, MOMENTS[0]
        self.pages = {(moment, role): page(release, moment, role) for moment in MOMENTS for role in ROLES}

    def body(self, role):
        return lambda: self.pages[self.moment, role]


def generated(release, folder):
    """What is generated for a release, in `folder`."""
    folder.mkdir(parents=True)
    run(os.environ["OBSGEN_PROGRAM"], "generate", "metric-catalog/kuberay-operator.yaml", "--operator-version", release,
        "--out", folder, cwd=SOURCE)
    return folder


def scraping(operator, folder, stack):
    """A Prometheus that scrapes the operator, and evaluates its rules, each second."""
    addresses = {role: stack.enter_context(served(operator.body(role))) for role in ROLES}
    config = configuration(folder / "alerts" / f"{OPERATOR}-servicemonitor.yaml",
                           [target(address, role, operator.release) for role, address in addresses.items()], folder)
    config = brisk(config).replace("evaluation_interval: 30s", "evaluation_interval: 1s")
    rules = json.dumps([str(folder / "alerts" / f"{OPERATOR}-rules.yaml")])
    check("evaluation_interval: 1s" in config, f"the configuration is not as expected:\n{config}")
    return stack.enter_context(prometheus(folder, f"{config}rule_files: {rules}\n"))


def scraped_since(server, moment):
    """True when every replica is up and was scraped after a moment."""
    seen = [float(one["value"][1]) for one in server.data("query", query="timestamp(up == 1)")["result"]]
    return len(seen) == len(ROLES) and min(seen) > moment


def evaluated(server):
    """True when every rule was evaluated."""
    return all(rule["health"] != "unknown" for group in server.data("rules")["groups"] for rule in group["rules"])


def play(operators, servers):
    """Serves the moments one after the other, each long enough for some scrapes."""
    for moment in MOMENTS:
        for operator in operators:
            operator.moment = moment
        enough = time.time() + SCRAPED
        for operator, server in zip(operators, servers):
            wait_until(partial(scraped_since, server, enough), f"{operator.release} {moment} is scraped")
    for operator, server in zip(operators, servers):
        wait_until(partial(evaluated, server), f"{operator.release} has every rule evaluated")


def check_rules(recording, problems):
    check(recording.rules, "prometheus has no rules")
    problems += [f"rule {rule['name']}: {rule['health']}: {rule.get('lastError', '')}" for rule in recording.rules if rule["health"] != "ok"]


def check_release(release, folder, recording):
    """(problems, places that show nothing)"""
    problems, blank = [], set()
    check_rules(recording, problems)
    for path in sorted((folder / "dashboards").glob("*.json")):
        dashboard = json.loads(path.read_text(encoding="utf-8"))
        asked = list(recording.asked_by(dashboard, problems))
        shown = recording.ask_all(asked, problems)
        blank |= {place for place, _ in asked if not shown.get(place) and not place[1].startswith("annotation ")}
        print(f"{release} {path.name}: {len(asked)} queries, {len({place for place, _ in asked})} panels and annotations")
    return [f"{release}: {one}" for one in problems], blank


def listed():
    """{place: (its releases, whether it is always so)} of the list."""
    places = {}
    for line in EXCUSES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            releases, dashboard, panel, _ = (part.strip() for part in line.split(" | "))
            places[dashboard, panel] = (releases.removeprefix("~").split(), not releases.startswith("~"))
    return places


def compare(silent):
    """What is wrong with the panels that show nothing, {place: releases}, against the list."""
    problems, places = [], listed()
    for place in sorted(places.keys() | silent.keys()):
        releases, always = places.get(place, ([], True))
        blank = silent.get(place, [])
        wrong = blank != releases if always else not set(blank) <= set(releases)
        if wrong:
            problems.append(f"{' / '.join(place)}: shows nothing of {', '.join(blank) or 'no release'}; "
                            f"{EXCUSES.name} says: of {', '.join(releases) or 'no release'}")
    return problems


need("prometheus")
go_tool("scrape-config")
with scratch() as work, contextlib.ExitStack() as stack:
    operators = [Operator(release) for release in RELEASES]
    folders = [generated(release, work / release) for release in RELEASES]
    servers = [scraping(*one, stack) for one in zip(operators, folders)]
    begin = time.time()
    play(operators, servers)
    end = time.time()
    found, silent = [], {}
    for release, folder, server in zip(RELEASES, folders, servers):
        problems, blank = check_release(release, folder, Recording(server, int(begin), int(end) + 1, step=2))
        found += problems
        for place in blank:
            silent.setdefault(place, []).append(release)
found += compare(silent)
if found:
    fail(f"{len(found)} problems\n" + "\n".join(found))
