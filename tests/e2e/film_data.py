"""Fifty recorded minutes of KubeRay, and what the rules make of them, as a Prometheus data folder that the tests of the film share."""

import contextlib
import json
import os
import pathlib
import shutil

from recording import Recording
from support import artefacts, go_tool, need, prometheus, reference, run, scratch, skip

FILM = "data/scrapes/film/kuberay-operator-1.7.0"
KEPT = pathlib.Path(os.environ["OBSGEN_BUILD_DIR"]) / "film"


def make():
    shutil.rmtree(KEPT, ignore_errors=True)
    rules = artefacts("alerts/*-rules.yaml")
    folder, replay = reference(FILM), go_tool("replay")
    KEPT.mkdir()
    told = run(replay, "-rules", ",".join(map(str, rules)), folder, KEPT / "data", seconds=900)
    (KEPT / "told.json").write_text(told, encoding="utf-8")
    print(told)


@contextlib.contextmanager
def opened():
    """A Prometheus of its own with the film."""
    need("prometheus")
    if not (KEPT / "told.json").exists():
        skip("there is no film")
    told = json.loads((KEPT / "told.json").read_text(encoding="utf-8"))
    rules = [str(path) for path in artefacts("alerts/*-rules.yaml")]
    # The rules are loaded to be listed; the film has their results already, so that they need not run.
    config = f"global: {{evaluation_interval: 1d}}\nrule_files: {json.dumps(rules)}\n"
    with scratch() as work:
        shutil.copytree(KEPT / "data", work / "data")
        with prometheus(work, config, "--storage.tsdb.retention.time=10y") as server:
            yield Recording(server, told["from"], told["to"])


if __name__ == "__main__":
    make()
