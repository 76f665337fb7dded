"""What the workloads dashboard counts at named moments of the film is what the film's description says existed then, although two replicas
of the operator tell of every object; and what it counts in each namespace adds up to that."""

import json

from film_data import opened
from queries import in_matcher, interpolate, panels
from support import DASHBOARDS, check, fail

# page: (replicas up, clusters provisioned and not, jobs by state, services ready and not, services in an upgrade)
MOMENTS = {
    0: (2, (0, 0), {}, (0, 0), 0),
    2: (2, (0, 0), {}, (0, 0), 0),
    3: (2, (12, 1), {"Complete": 1, "Running": 4, "Suspended": 1, "Waiting": 1}, (2, 0), 0),
    5: (2, (12, 1), {"Complete": 4, "Running": 3, "Suspended": 1, "Waiting": 1}, (2, 0), 0),
    6: (2, (15, 7), {"Complete": 5, "Failed": 2, "Initializing": 1, "Running": 4, "Suspended": 2, "ValidationFailed": 1, "Waiting": 1},
        (2, 2), 1),
    12: (2, (14, 7), {"Complete": 10, "Failed": 3, "Initializing": 1, "Running": 2, "Suspended": 2, "ValidationFailed": 1,
                      "Waiting": 1}, (2, 2), 1),
    59: (2, (17, 7), {"Complete": 9, "Failed": 3, "Initializing": 1, "Running": 5, "Suspended": 2, "ValidationFailed": 1,
                      "Waiting": 1}, (2, 2), 1),
    60: (2, (17, 1), {"Complete": 11, "Failed": 2, "Running": 3, "Suspended": 2, "ValidationFailed": 1, "Waiting": 1}, (2, 2), 0),
    79: (2, (16, 1), {"Complete": 10, "Failed": 2, "Running": 3, "Suspended": 2, "ValidationFailed": 1, "Waiting": 1}, (2, 2), 0),
    80: (1, (15, 1), {"Complete": 11, "Failed": 2, "Running": 2, "Suspended": 2, "ValidationFailed": 1, "Waiting": 1}, (2, 2), 0),
    82: (2, (25, 1), {"Complete": 15, "Failed": 2, "Running": 3, "Suspended": 2, "ValidationFailed": 1, "Waiting": 1}, (2, 2), 0),
    99: (2, (29, 1), {"Complete": 16, "Failed": 2, "Running": 4, "Suspended": 2, "ValidationFailed": 1, "Waiting": 1}, (2, 2), 0),
}
ENDED = ("Complete", "Failed", "ValidationFailed")
STARTING = ("", "New", "Initializing", "Retrying")


def of(jobs, states):
    return sum(jobs.get(state, 0) for state in states)


def expected(clusters, jobs, services, upgrading):
    """{panel: its number, or {state: number}}; a number of 0 may be told as nothing."""
    return {
        "Clusters": sum(clusters),
        "Clusters by state": {"true": clusters[0], "false": clusters[1]},
        "Jobs by state": jobs, "Running jobs": of(jobs, ["Running"]), "Failed jobs": of(jobs, ["Failed", "ValidationFailed"]),
        "Jobs about to run": of(jobs, STARTING), "Unfinished jobs": sum(jobs.values()) - of(jobs, ENDED),
        "Services": sum(services), "Services down": services[1],
        "Services by state": {"true": services[0], "false": services[1]}, "Services upgrading": upgrading,
    }


def asked(dashboard, panel, variables):
    """The only query of a panel, with its variables put in."""
    found = [target["expr"] for one in panels(dashboard) if one["title"] == panel for target in one.get("targets", [])]
    check(len(found) == 1, f"{panel}: {len(found)} queries, expected 1")
    return interpolate(found[0], variables)


def told(film, expression, moment):
    """{value of the only label, or "": number} without what is 0."""
    series = film.ask_at(expression, moment)
    check(all(len(one["metric"]) <= 1 for one in series), f"more than one label: {expression}")
    return {next(iter(one["metric"].values()), ""): float(one["value"][1]) for one in series if float(one["value"][1]) != 0}


def without_zeros(number):
    numbers = number if isinstance(number, dict) else {"": number}
    return {key: value for key, value in numbers.items() if value}


def total(parts):
    keys = set().union(*parts)
    return {key: sum(part.get(key, 0) for part in parts) for key in keys}


with opened() as recording:
    workloads = json.loads((DASHBOARDS / "kuberay-operator-workloads.json").read_text(encoding="utf-8"))
    every = recording.variables(workloads)
    namespaces = recording.label_values("label_values(kuberay_cluster_info, namespace)")
    check(len(namespaces) > 1, "the objects are in one namespace: nothing is proven")
    problems, compared = [], 0
    for page, (replicas, *existing) in MOMENTS.items():
        at = recording.begin + page * recording.step
        up = len(recording.ask_at("up == 1", at))
        check(up == replicas, f"page {page}: {up} replicas are up, expected {replicas}")
        series = told(recording, "count(kuberay_cluster_info)", at)
        check(series == without_zeros(replicas * sum(existing[0])), f"page {page}: not every replica tells of every cluster: {series}")
        for title, number in expected(*existing).items():
            all_of_them = told(recording, asked(workloads, title, every), at)
            by_namespace = [told(recording, asked(workloads, title, every | {"namespace": in_matcher(one)}), at) for one in namespaces]
            if all_of_them != without_zeros(number):
                problems.append(f"page {page}, {title}: {all_of_them}, existing: {number}")
            if total(by_namespace) != all_of_them:
                problems.append(f"page {page}, {title}: by namespace {by_namespace}, all: {all_of_them}")
            compared += 1
if problems:
    fail(f"{len(problems)} differences\n" + "\n".join(problems))
print(f"{compared} numbers at {len(MOMENTS)} moments are what existed")
