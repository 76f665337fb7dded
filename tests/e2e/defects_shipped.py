"""Each check of defects.py finds its defect in the dashboard that KubeRay ships, so it can fail."""

import json

from defects import CHECKS
from support import check, reference

shipped = json.loads(reference("data/shipped/KubeRay-Operator.json").read_text(encoding="utf-8"))
for name, find in CHECKS.items():
    found = find([shipped])
    check(found, f"no defect {name} is found in the shipped dashboard")
    print(f"defect {name}\n" + "".join(f"    {text}\n" for text in found))
