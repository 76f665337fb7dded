#!/usr/bin/env python3
"""The bounded comparison that CTest runs: the tables of expressions, then some seconds of random ones and of label
inference. For longer runs call compare.py and compare_labels.py with --seconds."""
import json
import os
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "e2e"))

import support  # noqa: E402

TABLES = HERE.parent / "unit" / "promql" / "tables"


def compare_table(obsgen, oracle, path):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as corpus:
        for line in path.read_text(encoding="utf-8").splitlines():
            corpus.write(json.dumps(json.loads(line)["expr"]) + "\n")
        corpus.flush()
        print(support.run(sys.executable, HERE / "compare.py", obsgen, oracle, "--corpus", corpus.name), end="")


def main():
    obsgen = os.environ["OBSGEN_PROGRAM"]
    oracle = support.go_tool("promql-oracle")
    for table in ("valid.jsonl", "invalid.jsonl"):
        compare_table(obsgen, oracle, TABLES / table)
    print(support.run(sys.executable, HERE / "compare.py", obsgen, oracle, "--seconds", 12, seconds=300), end="")
    print(support.run(sys.executable, HERE / "compare_labels.py", obsgen, oracle, "--seconds", 8, seconds=300), end="")


main()
