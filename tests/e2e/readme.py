"""What the README shows is what the program says now: the error at its top, the catalog of one's own, the question about PromQL."""

import os
import re
import shlex
import shutil

from support import SOURCE, check, run, scratch

PROGRAM = os.environ["OBSGEN_PROGRAM"]
CATALOG = "metric-catalog/kuberay-operator.yaml"
README = (SOURCE / "README.md").read_text(encoding="utf-8")


def block(language, beginning):
    """The text of the one block of that language which begins so."""
    found = [text for text in re.findall(rf"(?ms)^```{language}\n(.*?)^```$", README) if text.startswith(beginning)]
    check(len(found) == 1, f"{len(found)} blocks of the README begin with {beginning!r}")
    return found[0]


def error(work):
    shown = block("", CATALOG)
    slip = shown.splitlines()[1]
    shutil.copytree(SOURCE / "metric-catalog", work / "metric-catalog")
    path = work / CATALOG
    text, right = path.read_text(encoding="utf-8"), slip.replace("owner_knd", "owner_kind")
    check(text.count(f"\n{right}\n") == 1, f"the catalog has not one line {right!r}")
    path.write_text(text.replace(f"\n{right}\n", f"\n{slip}\n"), encoding="utf-8")
    told = run(PROGRAM, "generate", CATALOG, cwd=work, status=1)
    check(told == shown, f"the README shows\n{shown}\nthe program tells\n{told}")


def own_catalog(work):
    (work / "own").mkdir()
    (work / "own/widget-operator.yaml").write_text(block("yaml", "# yaml-language-server"), encoding="utf-8")
    print(run(PROGRAM, "generate", "widget-operator.yaml", cwd=work / "own"))
    check((work / "own/dashboards/widget-operator-operator.json").is_file(), "no dashboard was made")


def question():
    command, _, shown = block("console", "$ obsgen promql explain").partition("\n")
    told = run(PROGRAM, *shlex.split(command)[2:])
    check(told == shown, f"the README shows\n{shown}\nthe program tells\n{told}")


with scratch() as folder:
    error(folder)
    own_catalog(folder)
question()
