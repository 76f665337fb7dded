"""`kubectl kustomize alerts` builds, and has every object that kustomization.yaml lists, each once."""

import collections
import re

from support import ALERTS, artefacts, check, need, run

need("kubectl")
built = run("kubectl", "kustomize", ALERTS)


def objects(text):
    """(kind, name) of each document; names are what two spaces indent below `metadata:`."""
    found = []
    for document in re.split(r"(?m)^---\s*$", text):
        kind = re.search(r"(?m)^kind: *\"?(\w+)\"?", document)
        name = re.search(r"(?m)^metadata:\n(?:  .*\n)*?  name: *\"?([\w.-]+)\"?", document)
        if kind and name:
            found.append((kind[1], name[1]))
    return found


expected = [one for pattern in ("prometheusrule", "servicemonitor") for path in artefacts(f"alerts/*-{pattern}.yaml")
            for one in objects(path.read_text(encoding="utf-8"))]
kinds = {kind for kind, _ in expected}
check(kinds == {"PrometheusRule", "ServiceMonitor"}, f"the artefacts hold {sorted(kinds)}")
check(collections.Counter(objects(built)) == collections.Counter(expected),
      f"kustomize built {sorted(objects(built))}, the artefacts hold {sorted(expected)}")
print(*expected, sep="\n")
