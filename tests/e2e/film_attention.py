"""At named moments of the film, the table of the workloads dashboard that tells what somebody has to look at lists the objects that the
film's description says are wrong for minutes, each once, and no other."""

import json

from film_data import opened
from queries import interpolate, panels
from support import DASHBOARDS, check, fail

PANEL = "What somebody has to look at"
# Suspended on purpose, which the operator's metrics cannot tell from a cluster that does not come up.
SUSPENDED = {"ml-team-b/paused"}
BROKEN = {"ml-team-a/fail-oom", "ml-team-a/run-deadline", "ml-team-b/fail-flaky", "ml-team-b/bad-spec", "ml-team-a/svc-slow",
          "ml-team-b/svc-broken", "ml-team-a/stuck-gpu", "ml-team-a/stuck-wait", "ml-team-b/bad-image", "ml-team-b/bad-limits"}
LEFT = {"ml-team-a/run-deadline", "ml-team-b/fail-flaky", "ml-team-b/bad-spec", "ml-team-a/svc-slow", "ml-team-b/svc-broken"}
MOMENTS = {0: set(), 2: set(), 5: set(), 40: BROKEN | SUSPENDED, 59: BROKEN | SUSPENDED, 61: LEFT | SUSPENDED, 79: LEFT | SUSPENDED,
           82: LEFT | SUSPENDED, 99: LEFT | SUSPENDED}


def listed(film, expressions, moment):
    """The objects that the table lists, a line each, so that one that is listed twice is there twice."""
    found = [film.ask_at(expression, moment) for expression in expressions]
    return sorted(f"{one['metric']['namespace']}/{one['metric']['name']}" for series in found for one in series)


with opened() as recording:
    workloads = json.loads((DASHBOARDS / "kuberay-operator-workloads.json").read_text(encoding="utf-8"))
    (table,) = [one for one in panels(workloads) if one["title"] == PANEL]
    variables = recording.variables(workloads)
    asked = [interpolate(target["expr"], variables) for target in table["targets"]]
    problems = []
    for page, expected in MOMENTS.items():
        told = listed(recording, asked, recording.begin + page * recording.step)
        if told != sorted(expected):
            problems.append(f"page {page}: listed {', '.join(told) or 'nothing'}\n    expected {', '.join(sorted(expected)) or 'nothing'}")
check(asked, f"{PANEL}: has no queries")
if problems:
    fail("\n".join(problems))
print(f"{len(MOMENTS)} moments, up to {max(map(len, MOMENTS.values()))} objects listed")
