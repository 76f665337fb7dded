#!/usr/bin/env python3
"""Compares our reading of PromQL with Prometheus's own, expression by expression.

    compare.py PROBE ORACLE [--seconds N] [--seed N] [--corpus FILE] [--keep FILE]

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


def difference(ours, theirs):
    """What differs, as text; None when nothing does."""
    if ours["ok"] != theirs["ok"]:
        problems = ours.get("errors") or theirs.get("errors")
        if any(e.get("code") == "promql/too-deep" for e in ours.get("errors") or []):
            return None
        return f"verdict: ours {ours['ok']}, theirs {theirs['ok']}: {problems}"
    if not ours["ok"]:
        length = len(ours["expr"].encode())
        for e in ours["errors"]:
            if not 0 <= e["start"] <= e["end"] <= length:
                return f"span outside of the text: {e}"
        return None
    for field in FIELDS:
        if (ours.get(field) or None) != (theirs.get(field) or None):
            return f"{field}: ours {ours.get(field)}, theirs {theirs.get(field)}"
    if not ours["stable"]:
        return f"print does not read back: {ours['string']!r} {ours['pretty']!r}"
    if "roundtrip" not in theirs:
        if ours["string"] != theirs["string"]:
            return f"string: ours {ours['string']!r}, theirs {theirs['string']!r}"
        pretty = theirs.get("pretty", theirs["string"])
        if ours["pretty"] != pretty:
            return f"pretty: ours {ours['pretty']!r}, theirs {pretty!r}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("probe")
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
        ours = answers([options.probe], batch)
        theirs = answers([options.oracle, "parse"], batch)
        for text, mine, reference in zip(batch, ours, theirs):
            count += 1
            accepted += reference["ok"]
            what = difference(mine, reference)
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
