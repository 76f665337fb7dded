"""In the fifty recorded minutes, each alert is pending and firing when the table beside this test says so, and none while all is well."""

import os
import pathlib

from film_data import opened
from support import check, fail

TABLE = pathlib.Path(__file__).with_name("film_alerts.txt")
# Of these pages the film's description says that nothing exists and all is well.
WELL = range(0, 3)
HEAD = """\
# On which pages of the film (30 s apart, 0 to 99) each alert is pending and firing, and for what. Nothing exists on pages 0 to 2; from
# 3 on objects run well; from 6 on some are broken; on 60 what hung is freed; on 80 the leader is killed and the other replica takes over.
#
# alert | pending | firing | what fires, else what is pending
"""
# Labels that say nothing of what the alert is about.
QUIET = {"__name__", "alertname", "alertstate", "severity", "uid", "job", "service", "endpoint", "container", "instance", "prometheus"}


def ranges(pages):
    """`3, 6-9` of a set of numbers."""
    spans = []
    for page in sorted(pages):
        if spans and spans[-1][1] == page - 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    return ", ".join(str(one) if one == two else f"{one}-{two}" for one, two in spans) or "never"


def subject(labels):
    return "/".join(value for name, value in sorted(labels.items()) if name not in QUIET) or "all"


def states(film):
    """{(alert, state): {subject: its pages}}"""
    series, error = film.ask("ALERTS")
    check(error is None, error)
    found = {}
    for one in series:
        labels = one["metric"]
        pages = {round((float(moment) - film.begin) / film.step) for moment, _ in one["values"]}
        subjects = found.setdefault((labels["alertname"], labels["alertstate"]), {})
        subjects.setdefault(subject(labels), set()).update(pages)
    return found


def line(alert, found):
    """A line of the table."""
    pending, firing = (found.get((alert, state), {}) for state in ("pending", "firing"))
    about = sorted(firing or pending)
    return " | ".join([alert, *(ranges(set().union(*one.values())) for one in (pending, firing)), ", ".join(about) or "nothing"])


def compare(expected, lines):
    problems = [f"not in the table: {one}" for one in lines if one not in expected]
    return problems + [f"in the table only: {one}" for one in expected if one not in lines]


with opened() as recording:
    told = states(recording)
    alerts = sorted(rule["name"] for rule in recording.rules if rule["type"] == "alerting")
check(alerts, "there are no alerts")
check({alert for alert, _ in told} <= set(alerts), "the film has an alert that no rule has")
early = sorted(f"{alert} is {state} on pages {ranges(set(WELL) & pages)}, while all is well: {about}"
               for (alert, state), subjects in told.items() for about, pages in subjects.items() if set(WELL) & pages)
check(not early, "\n".join(early))
table = [line(alert, told) for alert in alerts]
if os.environ.get("OBSGEN_UPDATE_GOLDEN"):
    TABLE.write_text(HEAD + "".join(f"{one}\n" for one in table), encoding="utf-8")
written = TABLE.read_text(encoding="utf-8").splitlines()
differences = compare([one for one in written if not one.startswith("#")], table)
if differences:
    fail(f"{TABLE.name} differs from the film (OBSGEN_UPDATE_GOLDEN=1 writes it anew):\n" + "\n".join(differences))
print(f"{len(alerts)} alerts, {len({alert for alert, state in told if state == 'firing'})} of them fire in the film")
