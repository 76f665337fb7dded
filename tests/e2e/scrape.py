"""A real Prometheus, configured as prometheus-operator would from our ServiceMonitor, scrapes recorded pages of KubeRay."""

import re

from pages import NAMESPACE, OPERATOR, brisk, configuration, page, served, target
from support import artefacts, check, go_tool, need, prometheus, scratch, wait_until

RELEASE, MOMENT = "1.7.0", "failing"


def series_of(body):
    """(name, text of the labels) of every sample of a page."""
    return re.findall(r"(?m)^([a-zA-Z_:][\w:]*)(\{.*\})? \S+$", body.decode())


def names_of(body):
    return {name for name, _ in series_of(body)}


def object_namespaces(body):
    """Per metric of KubeRay, the namespaces that its series name."""
    found = {}
    for name, labels in series_of(body):
        value = re.search(r'\bnamespace="([^"]*)"', labels)
        if name.startswith("kuberay_") and value:
            found.setdefault(name, set()).add(value[1])
    return found


def dropped_by(config):
    """The regular expressions of metric names that the only job of a configuration drops."""
    (section,) = re.findall(r"(?m)^ {6}metric_relabel_configs:\n((?: {8}.*\n)+)", config)
    steps = re.split(r"(?m)^ {8}- ", section)[1:]
    check(all("action: drop" in step and "- __name__" in step for step in steps), f"more than drops by name:\n{section}")
    return [re.search(r"(?m)regex: ['\"]?(.*?)['\"]?$", step)[1] for step in steps]


def check_targets(server):
    def both_up():
        active = server.data("targets", state="active")["activeTargets"]
        return active if len(active) == 2 and all(one["health"] == "up" for one in active) else None

    targets = wait_until(both_up, "both targets are up", seconds=60)
    for one in targets:
        labels = {key: value for key, value in one["labels"].items() if key not in ("instance", "pod")}
        expected = {"job": OPERATOR, "namespace": NAMESPACE, "service": OPERATOR, "endpoint": "http", "container": OPERATOR}
        check(labels.items() >= expected.items(), f"a target has the labels {labels}, expected {expected}")
    pods = {one["labels"]["pod"] for one in targets}
    check(pods == {f"{OPERATOR}-leader", f"{OPERATOR}-standby"}, f"the targets are of the pods {pods}")


def check_names(server, scraped, dropped):
    """What is in Prometheus is what the pages have, less what the monitor drops."""
    kept = {name for name in server.data("label/__name__/values") if name != "up" and not name.startswith("scrape_")}
    wrong = {name for name in kept if any(re.fullmatch(one, name) for one in dropped)}
    check(not wrong, f"dropped all the same, yet there: {sorted(wrong)}")
    lost = {name for name in scraped - kept if not any(re.fullmatch(one, name) for one in dropped)}
    check(not lost, f"scraped, not dropped, yet not there: {sorted(lost)}")
    check(kept <= scraped, f"there, but on no page: {sorted(kept - scraped)}")
    for family in ("go_godebug_", "go_cpu_classes_"):
        check(any(name.startswith(family) for name in scraped), f"the pages have no {family}*")
        check(not any(name.startswith(family) for name in kept), f"{family}* is still there")
    print(f"{len(kept)} names kept, {len(scraped - kept)} dropped by {dropped}")


def check_namespaces(server, expected):
    for name, namespaces in sorted(expected.items()):
        series = server.data("series", **{"match[]": name})
        found = {one.get("namespace") for one in series}
        check(found == namespaces, f"{name} is of the namespaces {sorted(map(str, found))}, exposed were {sorted(namespaces)}")
        check(not any("exported_namespace" in one for one in series), f"{name} has exported_namespace")
    check(NAMESPACE not in set().union(*expected.values()), "an object is in the operator's namespace: nothing is proven")
    print(f"{len(expected)} metrics keep the namespace of their object")


need("prometheus")
leader, standby = (page(RELEASE, MOMENT, role) for role in ("leader", "standby"))
go_tool("scrape-config")
(monitor,) = artefacts(f"alerts/{OPERATOR}-servicemonitor.yaml")

with scratch() as work, served(lambda: leader) as one, served(lambda: standby) as two, served(lambda: b"other_port 1\n") as three:
    # The third is another port of the same pod: the monitor names one port, so it is no target.
    config = configuration(monitor, [target(one, "leader", RELEASE), target(two, "standby", RELEASE),
                                     target(three, "leader", RELEASE, "debug")], work)
    check("scrape_interval: 30s" in config and "scrape_timeout: 10s" in config, f"the times are not those of the catalog:\n{config}")
    drops = dropped_by(config)
    with prometheus(work, brisk(config)) as server:
        check_targets(server)
        scraped = names_of(leader) | names_of(standby)
        check_names(server, scraped, drops)
        exposed = object_namespaces(leader)
        for name, namespaces in object_namespaces(standby).items():
            exposed.setdefault(name, set()).update(namespaces)
        check_namespaces(server, exposed)
