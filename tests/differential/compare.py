#!/usr/bin/env python3
"""Compares our reading of PromQL with Prometheus's own, expression by expression.

    compare.py OBSGEN ORACLE [--seconds N] [--seed N] [--corpus FILE] [--keep FILE]

Expressions come from a corpus (JSON strings, one a line) or, without one, from a grammar and a
mutator. Verdict, type, tree, gates and, where Prometheus's print reads back, both prints must agree;
ours must always read back. Exit status 1 when anything differs; each difference is printed.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
import time

import grammar

FIELDS = ["type", "ast", "needs"]


def answers(command, lines):
    with tempfile.TemporaryFile() as given:
        given.write("".join(json.dumps(line) + "\n" for line in lines).encode())
        given.seek(0)
        done = subprocess.run(command, stdin=given, stdout=subprocess.PIPE, check=False)
    # Ends that are no line ends for JSON stay inside the line.
    found = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    if done.returncode != 0 or len(found) != len(lines):
        last = lines[len(found)] if len(found) < len(lines) else None
        sys.exit(f"{command[0]} stopped with {done.returncode} at {last!r}")
    return found


def difference(text, ours, formatted, theirs):
    """What differs, as text; None when nothing does."""
    if ours["ok"] != theirs["ok"]:
        problems = ours.get("errors") or theirs.get("errors")
        if any("nested more than" in e["message"] for e in ours.get("errors") or []):
            return None
        return f"verdict: ours {ours['ok']}, theirs {theirs['ok']}: {problems}"
    if not ours["ok"]:
        length = len(text.encode())
        for e in ours["errors"]:
            if not 0 <= e["start"] <= e["end"] <= length:
                return f"span outside of the text: {e}"
        return None
    for field in FIELDS:
        if (ours.get(field) or None) != (theirs.get(field) or None):
            return f"{field}: ours {ours.get(field)}, theirs {theirs.get(field)}"
    if "roundtrip" not in theirs:
        if ours["string"] != theirs["string"]:
            return f"string: ours {ours['string']!r}, theirs {theirs['string']!r}"
        pretty = theirs.get("pretty", theirs["string"])
        if formatted != pretty:
            return f"pretty: ours {formatted!r}, theirs {pretty!r}"
    return None


def reread(obsgen, verdicts, texts):
    """For each text that was printed: the tree that it is read as."""
    printed = [text for verdict, text in zip(verdicts, texts) if verdict["ok"]]
    trees = iter(answers(parse_with(obsgen), printed))
    return [next(trees).get("ast") if verdict["ok"] else None for verdict in verdicts]


def parse_with(obsgen):
    return [obsgen, "promql", "parse", "--batch"]


def compared(obsgen, oracle, batch):
    """For each expression: whether it is valid, and what differs."""
    ours = answers(parse_with(obsgen), batch)
    formatted = [answer.get("string") for answer in answers([obsgen, "promql", "fmt", "--batch"], batch)]
    flat_again = reread(obsgen, ours, [answer.get("string") for answer in ours])
    formatted_again = reread(obsgen, ours, formatted)
    theirs = answers([oracle, "parse"], batch)
    for index, text in enumerate(batch):
        mine = ours[index]
        what = difference(text, mine, formatted[index], theirs[index])
        for again in (flat_again[index], formatted_again[index]):
            if what is None and again != mine.get("ast"):
                what = f"print does not read back: {mine['string']!r} {formatted[index]!r}"
        yield text, theirs[index]["ok"], what


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("obsgen")
    parser.add_argument("oracle")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus")
    parser.add_argument("--keep", help="append differing expressions to this file")
    parser.add_argument("--most", type=int, default=20, help="differences to print")
    options = parser.parse_args()

    random_source = random.Random(options.seed)
    begin = time.monotonic()
    count = accepted = differing = 0
    while True:
        if options.corpus:
            with open(options.corpus, encoding="utf-8") as corpus:
                batch = [json.loads(line) for line in corpus if line.strip()]
        else:
            batch = grammar.batch(random_source, 4000)
        for text, valid, what in compared(options.obsgen, options.oracle, batch):
            count += 1
            accepted += valid
            if what is None:
                continue
            differing += 1
            if differing <= options.most:
                print(json.dumps(text), "\n   ", what, flush=True)
            if options.keep:
                with open(options.keep, "a", encoding="utf-8") as keep:
                    keep.write(json.dumps(text) + "\n")
        if options.corpus or time.monotonic() - begin > options.seconds:
            break
    print(f"{count} expressions, {accepted} of them valid, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
