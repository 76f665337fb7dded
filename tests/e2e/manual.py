"""The man page and the completions know the options that the program has, and no other."""

import os
import re

from support import SOURCE, check, need, run, scratch

PROGRAM = os.environ["OBSGEN_PROGRAM"]
PACKAGING = SOURCE / "packaging"


def options(pattern, text):
    return set(re.findall(pattern, text))


has = set()
for command, some in (("generate", {"--out", "--check"}), ("promql", {"--batch", "--series"})):
    told = options(r"(?m)^ +(?:-h, )?(--[a-z][a-z-]+)", run(PROGRAM, command, "--help"))
    check(some <= told, f"{command} --help tells only {sorted(told)}")
    has |= told

manual = (PACKAGING / "obsgen.1").read_text(encoding="utf-8").replace("\\-", "-")
known = {
    "obsgen.1": options(r"(?m)^(?:\.BR? (?:-h \", \" )?|\\fB)(--[a-z-]+)", manual.partition(".SH OPTIONS")[2]),
    "obsgen.bash": options(r"--[a-z][a-z-]+", (PACKAGING / "completions/obsgen.bash").read_text(encoding="utf-8")),
    "_obsgen": options(r"--[a-z][a-z-]+", (PACKAGING / "completions/_obsgen").read_text(encoding="utf-8")),
    "obsgen.fish": {f"--{name}" for name in options(
        r"-l ([a-z-]+)", (PACKAGING / "completions/obsgen.fish").read_text(encoding="utf-8").replace("set -l", ""))},
}
for name, told in known.items():
    check(told == has, f"{name} lacks {sorted(has - told)} and has beyond the program {sorted(told - has)}")
commands = options(r"(?m)^  ([a-z]+)  ", run(PROGRAM, "help"))
check("generate" in commands, f"help tells only the commands {sorted(commands)}")
for command in commands:
    check(re.search(rf"(?m)^(\\fB{command}\\fR|\.B {command}$)", manual), f"the man page lacks the command {command}")

need("bash")
with scratch() as folder:
    (folder / "a.yaml").touch()
    script = """
source "$1"
try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _obsgen; echo "${COMPREPLY[*]}"; }
try obsgen g
try obsgen generate --ou
try obsgen generate --format ''
try obsgen generate --only rules,d
try obsgen generate a
try obsgen promql ex
try obsgen promql fmt --ba
try obsgen promql functions histogram_quantile
"""
    told = run("bash", "-euc", script, "bash", PACKAGING / "completions/obsgen.bash", cwd=folder,
               env={"PATH": f"{os.path.dirname(PROGRAM)}:{os.environ['PATH']}"}).splitlines()
    check(told == ["generate", "--out", "text json", "rules,dashboards", "a.yaml", "explain", "--batch",
                   "histogram_quantile histogram_quantiles"], f"bash completes {told}")
print(f"{len(has)} options, {len(commands)} commands")
