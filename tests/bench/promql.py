#!/usr/bin/env python3
"""How fast expressions are parsed and type-checked, beside Prometheus's own parser.

    tests/bench/promql.py OBSGEN ORACLE [PROMQL_BENCH] [--rounds N]

The corpus is what the committed dashboards and rules ask, Grafana's references replaced by values, repeated until it
takes a while. Both programs get the same lines and answer verdict, type, print and tree of each; the whole process is
timed. PROMQL_BENCH (build/release/tests/bench/promql/promql_bench) adds expressions per second of one core in process.
"""

import argparse
import json
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
REPEATS = 400


def expressions_in(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "expr" and isinstance(inner, str):
                yield inner
            else:
                yield from expressions_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from expressions_in(inner)


def without_references(expr):
    """A duration in brackets, a plain word elsewhere."""
    expr = re.sub(r"\$__\w+", "5m", expr)
    return re.sub(r"\$\{?(\w+)(?::\w+)?\}?", r"\1", expr)


def corpus():
    found = []
    for path in sorted(SOURCE.glob("dashboards/*.json")):
        found += [without_references(expr) for expr in expressions_in(json.loads(path.read_text(encoding="utf-8")))]
    table = SOURCE / "tests" / "unit" / "promql" / "tables" / "valid.jsonl"
    found += [json.loads(line)["expr"] for line in table.read_text(encoding="utf-8").splitlines()][::8]
    return found


def seconds(command, path):
    with open(path, "rb") as lines:
        begin = time.monotonic()
        subprocess.run(command, stdin=lines, stdout=subprocess.DEVNULL, check=True)
        return time.monotonic() - begin


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("obsgen")
    parser.add_argument("oracle")
    parser.add_argument("in_process", nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    lines = [json.dumps(expr) + "\n" for expr in corpus()]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "corpus.jsonl"
        path.write_text("".join(lines * REPEATS), encoding="utf-8")
        ours, theirs = [], []
        for _ in range(options.rounds):
            ours.append(seconds([options.obsgen, "promql", "parse", "--batch"], path))
            theirs.append(seconds([options.oracle, "parse"], path))
        count, size = len(lines) * REPEATS, path.stat().st_size
        print(f"{count} expressions, {size / 1e6:.0f} MB, {options.rounds} rounds, medians")
        for name, times in (("obsgen promql parse --batch", ours), ("Prometheus's parser", theirs)):
            median = statistics.median(times)
            print(f"  {name:28} {median:6.2f} s  {count / median:10.0f} expressions/s")
        print(f"  ratio {statistics.median(theirs) / statistics.median(ours):.1f}")
        if options.in_process:
            once = pathlib.Path(folder) / "once.jsonl"
            once.write_text("".join(lines), encoding="utf-8")
            print(subprocess.run([options.in_process, once], capture_output=True, text=True, check=True).stdout, end="")


main()
