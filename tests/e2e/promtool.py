"""Prometheus's own tool accepts the plain rule files, and the rule tests that come with them hold."""

from support import SOURCE, artefacts, check, need, run

need("promtool")
rules = artefacts("alerts/*-rules.yaml")
print(run("promtool", "check", "rules", "--lint=all", "--lint-fatal", *rules))

for test in artefacts("alerts/tests/*.yaml"):
    text = run("promtool", "test", "rules", test.name, seconds=900, cwd=test.parent)
    check("SUCCESS" in text, f"promtool tells no success of {test.relative_to(SOURCE)}:\n{text}")
    print(test.name, text)
