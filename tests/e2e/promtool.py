"""Prometheus's own tool accepts the plain rule files, and the rule tests that come with them hold; so do those that overlays and
other releases make of them."""

import os
import re

from support import SOURCE, artefacts, check, need, run, scratch

PROGRAM = os.environ["OBSGEN_PROGRAM"]
CATALOG = "metric-catalog/kuberay-operator.yaml"
OVERLAYS = SOURCE / "metric-catalog/overlays"
HONOR = "scrape: {honor_labels: false}\n"


def check_rules(*paths):
    print(run("promtool", "check", "rules", "--lint=all", "--lint-fatal", *paths))


def test_rules(path):
    text = run("promtool", "test", "rules", path.name, seconds=900, cwd=path.parent)
    check("SUCCESS" in text, f"promtool tells no success of {path}:\n{text}")
    print(path.name, text)


def keep(path, words):
    """Leaves only the scenarios whose names hold one of `words`; returns how many."""
    head, *scenarios = re.split(r"(?m)^(?=  - name:)", path.read_text(encoding="utf-8"))
    kept = [one for one in scenarios if any(word in one.splitlines()[0] for word in words)]
    path.write_text(head + "".join(kept), encoding="utf-8")
    return len(kept)


def variant(words, values=None, version=None):
    """Generates with an overlay (its text) or for a release, and tests the scenarios of some alerts."""
    with scratch() as work:
        options = ["--operator-version", version] if version else []
        if values:
            (work / "values.yaml").write_text(values, encoding="utf-8")
            options += ["--values", work / "values.yaml"]
        run(PROGRAM, "generate", CATALOG, "--only", "rules", "--out", work, *options, cwd=SOURCE)
        check_rules(work / "alerts/kuberay-operator-rules.yaml")
        tests = work / "alerts/tests/kuberay-operator.test.yaml"
        check(keep(tests, words) >= len(words), f"scenarios of {words} are missing")
        test_rules(tests)


need("promtool")
check_rules(*artefacts("alerts/*-rules.yaml"))
for test in artefacts("alerts/tests/*.yaml"):
    test_rules(test)

switched_on = (OVERLAYS / "kube-state-metrics.yaml").read_text(encoding="utf-8")
variant(re.findall(r"(?m)^  (\w+): \{enabled: true\}", switched_on), switched_on)
variant(["ClusterNotProvisioned", "ClusterManagedTwice", "ObjectMetricsMissing", "JobFailed", "JobsFailing"], HONOR)
variant(["OperatorDown", "ObjectMetricsMissing"], (OVERLAYS / "kustomize.yaml").read_text(encoding="utf-8"))
variant(["ReconcileStalled", "WorkqueueBacklog", "ClusterManagedTwice", "JobStuck"], version="1.4.2")
