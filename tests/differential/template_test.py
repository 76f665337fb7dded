#!/usr/bin/env python3
"""Asks Go's own text/template about the tables of texts of alerts, each character that a name may hold, and some seconds of
random texts; it must take exactly what our reader takes, and expand it to the same text or fail as we say it does. Skipped
where there is no Go."""
import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "e2e"))

import support  # noqa: E402
from template_grammar import Maker  # noqa: E402

TABLES = HERE.parent / "unit" / "template" / "tables"
BATCH = 5000


def built():
    """The Go program, built once for each version of its source, outside of the checkout."""
    support.need_go()
    folder = HERE / "templates"
    program = support.cache() / f"templates-{support.digest(folder / 'main.go', folder / 'go.mod')}"
    with support.locked("templates"):
        if not program.exists():
            fresh = program.with_suffix(".new")
            environment = support.go_environment() | {"GOCACHE": str(support.cache() / "go-build")}
            support.run("go", "build", "-o", fresh, ".", seconds=600, cwd=folder, env=environment)
            fresh.rename(program)
    return program


def line(text):
    return text.encode("utf-8").hex() + "\n"


def answers(program, lines):
    done = subprocess.run([str(program)], input="".join(lines).encode(), stdout=subprocess.PIPE, timeout=300, check=False)
    support.check(done.returncode == 0, f"{program} ended with {done.returncode}")
    return done.stdout.decode(errors="replace").split("\n")[:-1]


def agree(mine, other):
    """Failures have words of their own on both sides; nothing is compared where either claims nothing."""
    if mine[0] == "0" or other[0] == "0" or "?" in (mine[2], other[2]):
        return mine[0] == other[0]
    return mine[2] == other[2] == "f" or mine == other


def compare(ours, theirs, texts):
    """How many of the texts both take, and how many of these both expand; the first on which they disagree fails the test."""
    taken = expanded = 0
    known = answers(ours, [line(text) for text in texts])
    asked = [("-" if mine.startswith("1 ?") else "") + line(text) for text, mine in zip(texts, known, strict=True)]
    for text, mine, other in zip(texts, known, answers(theirs, asked), strict=True):
        support.check(agree(mine, other), f"{text!r}\n  ours: {mine}\n  Go:   {other}")
        taken += mine[0] == "1"
        expanded += mine.startswith("1 t") and other.startswith("1 t")
    return taken, expanded


def table(name):
    return [json.loads(line)["text"] for line in (TABLES / name).read_text(encoding="utf-8").splitlines()]


def letters():
    """A name of each character of the planes that have letters, and of some of the rest."""
    codes = [code for code in [*range(1, 0x33500), *range(0x33500, 0x110000, 97)] if not 0xD800 <= code < 0xE000]
    return [f"{{{{ $labels.{chr(code)} }}}}" for code in codes]


def compare_random(ours, theirs, seconds, seed):
    source = random.Random(seed)
    end = time.monotonic() + seconds
    total = taken = expanded = 0
    while time.monotonic() < end:
        texts = [Maker(source).text() for _ in range(BATCH)]
        more_taken, more_expanded = compare(ours, theirs, texts)
        taken += more_taken
        expanded += more_expanded
        total += len(texts)
    support.check(seconds == 0 or taken > total // 10, f"only {taken} of {total} random texts are taken")
    support.check(seconds == 0 or expanded > taken // 20, f"only {expanded} of {taken} texts are expanded")
    print(f"{total} random texts, {taken} taken, {expanded} expanded, no disagreement")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=15)
    options.add_argument("--seed", type=int, default=1)
    wanted = options.parse_args()
    ours, theirs = os.environ["OBSGEN_TEMPLATES"], built()
    # A definition under the reserved names is refused whatever the alert's name is, which Go is told.
    refused = [text for text in table("refused.jsonl") if "__alert_" not in text]
    accepted = table("accepted.jsonl")
    support.check(compare(ours, theirs, accepted)[0] == len(accepted), "a text of accepted.jsonl is refused")
    support.check(compare(ours, theirs, refused)[0] == 0, "a text of refused.jsonl is taken")
    print(f"{compare(ours, theirs, letters())[0]} characters may stand in names")
    compare_random(ours, theirs, wanted.seconds, wanted.seed)


main()
