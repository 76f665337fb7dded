"""The man page knows the commands and options that the program has, and no other; bash completes what the program offers."""

import os
import re

from support import SOURCE, check, need, run, scratch

PROGRAM = os.environ["OBSGEN_PROGRAM"]
PACKAGING = SOURCE / "packaging"


def found(pattern, text):
    return set(re.findall(pattern, text))


commands = found(r"(?m)^  ([a-z]+)  ", run(PROGRAM, "help")) | {"complete"}
check({"generate", "promql", "help"} <= commands, f"help tells only the commands {sorted(commands)}")
options = set()
for command in commands:
    told = found(r"(?m)^ +(?:-h, )?(--[a-z][a-z-]+)", run(PROGRAM, "help", command))
    check("--help" in told, f"help {command} tells only {sorted(told)}")
    options |= told

manual = (PACKAGING / "obsgen.1").read_text(encoding="utf-8").replace("\\-", "-")
synopsis, rest = manual.partition(".SH COMMANDS")[::2]
described = found(r"(?m)^\.TP\n(?:\.B |\\fB)([a-z]+)", rest.partition(".SH OPTIONS")[0])
for name, told, has in (
        ("the commands", described, commands),
        ("the synopsis", found(r"(?m)^\.B obsgen ([a-z]+)", synopsis), commands),
        ("the options", found(r"(?m)^(?:\.BR? (?:-h \", \" )?|\\fB)(--[a-z-]+)", rest.partition(".SH OPTIONS")[2]), options),
        ("the options of the synopsis", found(r"--[a-z][a-z-]+", synopsis), options - {"--help"})):
    check(told == has, f"of {name} the man page lacks {sorted(has - told)} and has beyond the program {sorted(told - has)}")

need("bash")
with scratch() as folder:
    (folder / "a.yaml").touch()
    (folder / "below").mkdir()
    script = """
source "$1"
try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _obsgen; echo "${COMPREPLY[*]}"; }
try obsgen g
try obsgen generate --ou
try obsgen generate --format ''
try obsgen generate --format = j
try obsgen generate --out =
try obsgen generate --only rules,d
try obsgen generate a
try obsgen promql ex
try obsgen promql fmt --ba
try obsgen promql functions histogram_quantile
"""
    told = run("bash", "-euc", script, "bash", PACKAGING / "completions/obsgen.bash", cwd=folder,
               env={"PATH": f"{os.path.dirname(PROGRAM)}:{os.environ['PATH']}"}).splitlines()
    check(told == ["generate", "--out", "text json", "json", "below", "rules,dashboards", "a.yaml", "explain", "--batch",
                   "histogram_quantile histogram_quantiles"], f"bash completes {told}")
print(f"{len(options)} options, {len(commands)} commands")
