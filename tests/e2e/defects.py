"""Thirteen defects that dashboards of a KubeRay operator are known to have, each as a check; the generated dashboards have none.

A check takes dashboards and returns what it found, a line each. `defects_shipped.py` proves that each can find something."""

import json
import re

from queries import annotations, metric_names, panels, queries, variable_query
from support import artefacts, fail

# A record of how many there are is no duration.
DURATION = r"\w+_duration_seconds\b(?!:count)"
SECONDS = {"s", "ms", "clocks", "dtdurations", "dtdhms"}
VITAL = ["reconcile_errors", "reconcile_panics", "workqueue_retries", "rest_client_requests", "go_goroutines",
         "process_resident_memory", "leader_election_master_status", "up"]


def variables(dashboard):
    return dashboard.get("templating", {}).get("list", [])


def query_variables(dashboard):
    return [one for one in variables(dashboard) if one["type"] == "query"]


def expressions(dashboard):
    """(place, text) of every query: of panels, annotations and variables."""
    for one in [*queries(dashboard), *annotations(dashboard)]:
        yield one.panel, one.expression
    for one in query_variables(dashboard):
        yield f"variable {one['name']}", variable_query(one)


def drawn(dashboard):
    """The panels that are no rows."""
    return [one for one in panels(dashboard) if one["type"] != "row"]


def exprs(panel):
    return [target["expr"] for target in panel.get("targets", []) if target.get("expr")]


def matchers(expression, label):
    """(operator, value) of each matcher on a label."""
    return re.findall(rf'[{{,]\s*{label}\s*(=~|!~|!=|=)\s*"((?:\\.|[^"\\])*)"', expression)


def used(text):
    """The variables that a text names."""
    return set(re.findall(r"\$\{?(\w+)", text))


def several_values_are_matched_as_one(dashboard):
    many = {one["name"] for one in variables(dashboard) if one.get("multi") or one.get("includeAll")}
    for place, text in expressions(dashboard):
        for name in re.findall(r'(?<![=!])!?="\$\{?(\w+)', text):
            if name in many:
                yield f"{place}: {name}, which can have several values, is compared as one"


def repeats_do_not_repeat_or_variables_come_too_late(dashboard):
    every = {one["name"]: one for one in variables(dashboard)}
    for panel in panels(dashboard):
        if panel.get("repeat") and not (every[panel["repeat"]].get("multi") and every[panel["repeat"]].get("includeAll")):
            yield f"{panel['title']}: repeats over {panel['repeat']}, which has one value only"
    before = set()
    for one in variables(dashboard):
        late = used(variable_query(one)) & every.keys() - before if one["type"] == "query" else set()
        if late:
            yield f"variable {one['name']}: depends on {', '.join(sorted(late))}, defined after it"
        before.add(one["name"])


def data_sources_are_fixed(dashboard):
    holders = [(f"variable {one['name']}", one) for one in query_variables(dashboard)]
    for panel in drawn(dashboard):
        holders += [(panel["title"], one) for one in [panel, *panel.get("targets", [])]]
    for place, one in holders:
        uid = (one.get("datasource") or {}).get("uid", "${datasource}")
        if uid not in ("${datasource}", "-- Mixed --"):
            yield f"{place}: the data source is always {uid}"
    if not any(one["type"] == "datasource" for one in variables(dashboard)):
        yield "no variable chooses the data source"


def depth_of_queues_is_split_or_unscoped(dashboard):
    controllers = {one["name"] for one in variables(dashboard) if one["name"].lower() == "controller"}
    for panel in drawn(dashboard):
        for text in exprs(panel):
            if "workqueue_depth" not in metric_names(text):
                continue
            grouped = re.search(r"\b(?:sum|max)\s+by\s*\(([^)]*)\)\s*\(\s*workqueue_depth\b", text)
            if not grouped or "priority" in grouped[1]:
                yield f"{panel['title']}: a line for each priority of a queue"
            if controllers and not controllers & used(text):
                yield f"{panel['title']}: does not follow the chosen controller"
            if panel["fieldConfig"]["defaults"].get("unit", "none") == "none":
                yield f"{panel['title']}: has no unit"


def variables_offer_what_is_not_the_operators(dashboard):
    for one in query_variables(dashboard):
        saved = one.get("current", {}).get("value") or []
        saved = saved if isinstance(saved, list) else [saved]
        if not matchers(variable_query(one), "job") and saved != ["kuberay-operator"]:
            yield f"variable {one['name']}: offers what any controller has, and chooses among it"
        if any(re.search(r"-[0-9a-f]{8,10}-[a-z0-9]{5}$", value) for value in saved):
            yield f"variable {one['name']}: a pod of long ago is chosen"


def head_pods_are_not_recognised(dashboard):
    for place, text in expressions(dashboard):
        for operator, value in matchers(text, "pod"):
            if operator == "=~" and "-head" in value and not re.fullmatch(value.replace("\\\\", "\\"), "research-head-x7k2p"):
                yield f"{place}: {value} matches no pod of a generated name"
        if re.search(r"\bon\s*\(\s*pod\s*\)", text):
            yield f"{place}: pods of one name in two namespaces are mixed"


def counts_ignore_the_namespace_or_count_twice(dashboard):
    scoped = any(one["name"] == "namespace" for one in variables(dashboard))
    for panel in drawn(dashboard):
        for text in exprs(panel):
            # A count that is multiplied by 0 only says that there are objects at all.
            text = re.sub(r"\b0 \* count\(kuberay_\w+(\{[^}]*\})?\)", "0", text)
            for inside in re.findall(r"(?<![\w:])kuberay_\w+(\{[^}]*\})?", text):
                if scoped and not matchers(inside, "namespace"):
                    yield f"{panel['title']}: ignores the chosen namespace"
            if re.search(r"\b(count|sum)\s*((by|without)\s*\([^)]*\)\s*)?\(\s*kuberay_", text):
                yield f"{panel['title']}: counts what every replica says of an object"


def joins_mix_namespaces_or_durations_lack_units(dashboard):
    for panel in drawn(dashboard):
        for step in panel.get("transformations", []):
            if step["id"] in ("joinByField", "seriesToColumns"):
                yield f"{panel['title']}: joins rows by {step['options'].get('byField')} alone, {step['options'].get('mode', 'outer')}"
        for text in exprs(panel):
            for labels in re.findall(r"\bon\s*\(([^)]*\bname\b[^)]*)\)", text):
                if "namespace" not in labels:
                    yield f"{panel['title']}: joins by name alone"
        config = panel.get("fieldConfig", {})
        units = {config.get("defaults", {}).get("unit")} | {
            rule["value"] for one in config.get("overrides", []) for rule in one["properties"] if rule["id"] == "unit"}
        if any(re.search(DURATION, text) and not text.startswith("count") for text in exprs(panel)) and not units & SECONDS:
            yield f"{panel['title']}: durations without a unit"


def thresholds_are_left_at_their_default(dashboard):
    for panel in drawn(dashboard):
        steps = panel.get("fieldConfig", {}).get("defaults", {}).get("thresholds", {}).get("steps", [])
        if any(step.get("value") == 80 and step["color"] == "red" for step in steps):
            yield f"{panel['title']}: is red above 80"


def descriptions_are_missing_or_untrue(dashboard):
    for panel in drawn(dashboard):
        text = (panel.get("description") or "").strip()
        if not text and panel["type"] != "text":
            yield f"{panel['title']}: has no description"
        if "(true)" in panel["title"] and re.search(r"=\s*false", text):
            yield f"{panel['title']}: is described as its opposite"
        if re.search(r"includ\w+ those that have been deleted", text):
            yield f"{panel['title']}: the operator forgets what was deleted"


def bad_states_are_missing_or_nameless(dashboard):
    for panel in drawn(dashboard):
        listed = [value for text in exprs(panel) for operator, value in matchers(text, "deployment_status") if operator in ("=", "=~")]
        if panel["type"] == "table" and any(re.fullmatch(one, "Failed") for one in listed) \
                and not any(re.fullmatch(one, "ValidationFailed") for one in listed):
            yield f"{panel['title']}: lists failed jobs, but not those with an invalid spec"
        for target in panel.get("targets", []):
            grouped = re.search(r"\bby\s*\(\s*deployment_status\s*\)", target.get("expr", ""))
            if grouped and '"deployment_status", ""' not in target["expr"] and target.get("legendFormat") == "{{deployment_status}}":
                yield f"{panel['title']}: a job without a state has an empty legend"


def speeds_are_jumpy_or_vital_signs_are_missing(dashboard):
    for place, text in expressions(dashboard):
        if "irate(" in text:
            yield f"{place}: irate sees the last two scrapes only"
        if re.search(r"\brate\([^\[]*\[\d", text):
            yield f"{place}: a fixed window"
    if dashboard["refresh"] in ("5s", "10s", "15s"):
        yield f"refreshes every {dashboard['refresh']}, twice or more between scrapes"
    if re.fullmatch(r"now-([1-9]|1\d)m", dashboard["time"]["from"]):
        yield f"opens from {dashboard['time']['from']} on"
    for panel in drawn(dashboard):
        present = {f"Value #{target['refId']}" for target in panel.get("targets", [])}
        for step in panel.get("transformations", []):
            gone = {name for name in step["options"].get("renameByName", {}) if name.startswith("Value #")} - present
            if gone:
                yield f"{panel['title']}: renames the columns {', '.join(sorted(gone))}, which no query makes"


def vital_signs_are_missing(dashboards):
    names = set().union(*(metric_names(text) for one in dashboards for _, text in expressions(one)))
    for sign in VITAL:
        if not any(sign == name if sign == "up" else sign in name for name in names):
            yield f"nothing shows {sign}"


def variables_need_other_exporters(dashboard):
    for one in query_variables(dashboard):
        foreign = {name for name in metric_names(variable_query(one)) if name.startswith("kube_")}
        if foreign or "kube_" in variable_query(one):
            yield f"variable {one['name']}: is empty without kube-state-metrics"


def each(check):
    """The check over several dashboards."""
    return lambda dashboards: list(dict.fromkeys(f"{one['uid']} / {text}" for one in dashboards for text in check(one)))


CHECKS = {
    "1: a variable with several values is compared as one": each(several_values_are_matched_as_one),
    "2: a row repeats over one value, a variable depends on a later one": each(repeats_do_not_repeat_or_variables_come_too_late),
    "3: a data source is fixed": each(data_sources_are_fixed),
    "4: the depth of queues is split by priority, unscoped, without unit": each(depth_of_queues_is_split_or_unscoped),
    "5: variables offer other operators, or a dead pod": each(variables_offer_what_is_not_the_operators),
    "6: head pods are not recognised, or mixed": each(head_pods_are_not_recognised),
    "7: counts ignore the namespace, or count an object twice": each(counts_ignore_the_namespace_or_count_twice),
    "8: objects of one name are mixed, durations have no unit": each(joins_mix_namespaces_or_durations_lack_units),
    "9: thresholds are left at their default": each(thresholds_are_left_at_their_default),
    "10: descriptions are missing or untrue": each(descriptions_are_missing_or_untrue),
    "11: bad states are missing or have no name": each(bad_states_are_missing_or_nameless),
    "12: speeds are jumpy, vital signs are missing, leftovers":
        lambda dashboards: each(speeds_are_jumpy_or_vital_signs_are_missing)(dashboards) + list(vital_signs_are_missing(dashboards)),
    "13: variables need other exporters": each(variables_need_other_exporters),
}


def main():
    dashboards = [json.loads(path.read_text(encoding="utf-8")) for path in artefacts("dashboards/kuberay-*.json")]
    found = [f"defect {name}: {text}" for name, check in CHECKS.items() for text in check(dashboards)]
    if found:
        fail(f"{len(found)} defects\n" + "\n".join(found))
    print(f"{len(dashboards)} dashboards without defects {', '.join(name.split(':')[0] for name in CHECKS)}")


if __name__ == "__main__":
    main()
