"""Strict offline validation: custom resources against their CRDs, dashboards against Grafana's schema."""

import re
import shutil

from support import DASHBOARDS, artefacts, cache, check, digest, fetched, locked, need, reference, run, skip, version_of

tools = reference("tools/conformance")
data = reference("data")
need("npm")
if version_of("node", "--version") < (20, 0):
    skip("node is older than 20")

# The scripts look for the data two folders above their own.
home = cache() / f"conformance-{digest(tools / 'package-lock.json')}"
folder = home / "tools" / "conformance"
with locked("conformance"):
    folder.mkdir(parents=True, exist_ok=True)
    for path in tools.iterdir():
        if path.is_file():
            shutil.copyfile(path, folder / path.name)
    if (home / "data").resolve() != data:
        (home / "data").unlink(missing_ok=True)
        (home / "data").symlink_to(data)
    if not (folder / "installed").exists():
        fetched("npm", "ci", "--no-audit", "--no-fund", seconds=300, cwd=folder)
        (folder / "installed").touch()

custom = artefacts("alerts/*-prometheusrule.yaml") + artefacts("alerts/*-servicemonitor.yaml")
text = run("node", folder / "crds.mjs", "--require-crd", *custom)
print(text)
summary = re.search(r"(\d+) ok, 0 bad, 0 skipped", text)
check(summary and int(summary[1]) >= len(custom), "crds.mjs did not check every object")

text = run("node", folder / "dashboards.mjs", DASHBOARDS)
print(text)
check(f"{len(artefacts('dashboards/*.json'))} dashboards, 0 findings" in text,
      "dashboards.mjs did not check every dashboard")
