"""A real Prometheus, fed with fifty recorded minutes of KubeRay, answers every panel and every rule at every half minute, and
every panel whose metrics were recorded shows data at some moment."""

import json
import pathlib

from film_data import opened
from recording import excuses
from support import artefacts, check, fail

EXCUSES = pathlib.Path(__file__).with_name("film_without_data.txt")


def check_dashboards(film, problems):
    allowed, used = excuses(EXCUSES), set()
    for path in artefacts("dashboards/*.json"):
        dashboard = json.loads(path.read_text(encoding="utf-8"))
        asked = list(film.asked_by(dashboard, problems))
        shown = film.ask_all(asked, problems)
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
    shown = film.ask_all([(("rule", rule["name"]), rule["query"]) for rule in film.rules], problems)
    silent = sorted(place[1] for place, data in shown.items() if not data and place[1] in film.records)
    problems += [f"record {name}: has no value in the whole film" for name in silent]
    print(f"{len(film.rules)} rules, {len(film.records)} of them records; with a value in the film: "
          f"{', '.join(sorted(place[1] for place, data in shown.items() if data)) or 'none'}")


with opened() as recording:
    found = []
    check_dashboards(recording, found)
    check_rules(recording, found)
if found:
    fail(f"{len(found)} problems\n" + "\n".join(found))
