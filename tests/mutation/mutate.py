#!/usr/bin/env python3
"""Makes single changes of catalogs and counts which of them 'obsgen check' tells.

  mutate.py [--obsgen PROGRAM] [--sample N] [--seed S] [--only WORDS] [--verbose] [--floor PERCENT] [CATALOG…]

Wrong changes (`wrong_expressions.py`, `wrong_catalogs.py`) are slips that people make: a label lost from one side of a join, a
ratio compared with a percentage, a value that no metric has. Each must be told, as an error or a warning; of kinds that can
be right by chance `SILENT` says why not all are. Right changes (`right.py`) say the same in another way: none may be told.
Without catalogs it takes those of the repository: the golden ones, what is proven to be right as one catalog of many signals,
the example and the shipped ones with their libraries.

For each kind it prints how many changes there are, how many of them are told as errors and as warnings, and those that are not
told (all with --verbose). `--only` takes the kinds whose names hold the words; `--sample N` takes N changes of each kind in each
catalog, the same ones for the same `--seed`. It ends with status 1 when a right change is told, or when less than `--floor` percent of
the wrong ones are. Every change is checked in a temporary folder, at the newest release.

A new kind is a function of the module where it belongs that yields `Change`s; it needs no entry elsewhere. Needs python3-yaml.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import right
import wrong_catalogs
import wrong_expressions
from expressions import Catalog

SOURCES = Path(os.environ.get("OBSGEN_SOURCE_DIR", Path(__file__).resolve().parents[2]))

NEWEST = {"kuberay-operator.yaml": "1.7.0"}  # of catalogs that describe several releases

# Why a change of a kind may rightly not be told.
SILENT = {
    "label dropped from one side's by": "a wider group may be meant where both sides still match",
    "on: label dropped": "what is left may still tell the elements apart",
    "on dropped": "both sides may have the same labels anyway",
    "group_left dropped": "one element each may be all there is",
    "group_left turned": "both sides may have one element each",
    "max by dropped": "an alert for each replica, or a look at one, may be meant",
    "max by turned into sum by": "of a count of one, in front of a comparison, or of a replica of its own",
    "/ turned into + of one unit": "a sum of two like quantities has a meaning of its own",
    "unit of a metric changed": "nothing that shows it may say another unit",
    "threshold above all buckets": "only quantiles of histograms end",
    "explained_by misspelt": "a library names alerts that its user may leave out",
    "rate turned into max_over_time": "the largest total of a short-lived counter may be meant",
    "record without its level": "names of records are free",
    "another unit in a text": "of values without a unit nothing is known",
    "a test expects the opposite": "tests are run elsewhere; what is proven is that a test can be read",
}


class Trial:
    """A file that is changed, within the folder of the catalog that reads it."""

    def __init__(self, name, entry, changed=None, text=None, overlay=None):
        self.name, self.entry, self.overlay = name, Path(entry), overlay
        self.folder = tempfile.TemporaryDirectory()
        libraries = SOURCES / "metric-catalog" / "lib"
        self.target = Path(self.folder.name) / "catalog" / self.entry.name
        self.target.parent.mkdir()
        for library in (Path(self.folder.name) / "lib", self.target.parent / "lib"):
            shutil.copytree(libraries, library)
        self.target.write_text(text or self.entry.read_text(encoding="utf-8"), encoding="utf-8")
        self.changed = self.target if changed is None else self.target.parent / changed
        self.catalog = Catalog(self.changed)

    def told(self, program, text=None):
        """The codes that are told as errors and as warnings."""
        if text is not None:
            self.changed.write_text(text, encoding="utf-8")
        newest = NEWEST.get(self.target.name)
        version = ["--operator-version", newest] if newest else []
        values = ["--values", str(self.overlay)] if self.overlay else []
        ran = subprocess.run([program, "check", "--color", "never", *version, *values, str(self.target)], capture_output=True, text=True)
        if ran.returncode not in (0, 1):
            return [f"exit status {ran.returncode}"], [], ran.stderr
        said = re.findall(r"^\S[^\n]*: (error|warning): .*?\[([a-z0-9/-]+)\]$", ran.stderr, re.M | re.S)
        if ran.returncode == 1 and not said:
            said = [("error", "unnamed")]
        return [code for kind, code in said if kind == "error"], [code for kind, code in said if kind == "warning"], ran.stderr


def proofs():
    """The lines that are proven to be right, as signals of one catalog."""
    folder = SOURCES / "tests" / "golden" / "proofs"
    signals, alerts = "", ""
    lines = [line for line in (folder / "silent.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    for index, line in enumerate(lines):
        expr, *rest = line.split(" ;; ")
        said = dict(part.split("=", 1) for part in rest)
        quoted = expr.replace("'", "''")
        signals += f"  tried_{index}:\n    help: One that is right.\n    unit: {said.get('unit', 'none')}\n    expr: '{quoted}'\n"
        if "alert" in said:
            alerts += f"  - {{name: Tried{index}, signal: tried_{index}, {said['alert']}, for: 5m, summary: Tried., description: Tried.}}\n"
    text = (folder / "catalog.yaml").read_text(encoding="utf-8")
    return text.replace("  # the signal\n", signals).replace("  # the alert\n", alerts).replace(", {signal: tried}", "")


def trials(paths):
    if paths:
        return [Trial(path, path) for path in paths]
    catalogs = SOURCES / "metric-catalog"
    example = catalogs / "examples" / "minimal.yaml"
    return [
        Trial("what is right", SOURCES / "tests/golden/proofs/catalog.yaml", text=proofs()),
        Trial("second operator", SOURCES / "tests/golden/second-operator/catalog.yaml"),
        Trial("example", example),
        Trial("example, controller-runtime", example, changed="../lib/controller-runtime.yaml"),
        Trial("example, client-go", example, changed="../lib/client-go.yaml"),
        Trial("example, process", example, changed="../lib/process.yaml"),
        Trial("kuberay", catalogs / "kuberay-operator.yaml"),
        Trial("kuberay, kube-state-metrics", catalogs / "kuberay-operator.yaml", changed="lib/kube-state-metrics.yaml",
              overlay=catalogs / "overlays" / "kube-state-metrics.yaml"),
    ]


def chosen(changes, options):
    """Of each kind as many as are asked for."""
    kinds = defaultdict(list)
    for change in changes:
        if all(word in change.kind for word in options.only):
            kinds[change.kind].append(change)
    picks = random.Random(options.seed)
    for kind in sorted(kinds):
        yield from picks.sample(kinds[kind], min(options.sample or len(kinds[kind]), len(kinds[kind])))


class Count:
    def __init__(self):
        self.all, self.errors, self.warnings, self.several, self.other = 0, 0, 0, 0, []

    def take(self, errors, warnings, other):
        self.all += 1
        self.errors += bool(errors)
        self.warnings += bool(warnings and not errors)
        self.several += len(errors) > 1
        if other:
            self.other.append(other)


def run(trial, changes, counts, program, right_ones):
    """Checks the changes, and keeps those that are told and right, or not told and wrong."""
    for change in changes:
        text = change.of(trial.catalog.text)
        if text == trial.catalog.text:
            continue
        errors, warnings, said = trial.told(program, text)
        strange = bool(errors or warnings) == right_ones
        words = f"{trial.name}: {change.words}" + (f"\n{said}" if right_ones else "")
        counts[change.kind].take(errors, warnings, words if strange else None)
    trial.told(program, trial.catalog.text)


def show(title, counts, verbose, reasons):
    print(f"{title:42} {'made':>5} {'error':>6} {'warn':>5} {'silent':>6} {'2+':>4}")
    for kind in sorted(counts):
        count = counts[kind]
        silent = count.all - count.errors - count.warnings
        print(f"{kind:42} {count.all:5} {count.errors:6} {count.warnings:5} {silent:6} {count.several:4}"
              + (f"  {reasons[kind]}" if silent and kind in reasons else ""))
        for other in count.other[:None if verbose else 3]:
            print("    " + other.replace("\n", "\n    "))


def parsed():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--obsgen", default=os.environ.get("OBSGEN_PROGRAM", "obsgen"))
    options.add_argument("--sample", type=int, default=0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", nargs="*", default=[])
    options.add_argument("--verbose", action="store_true")
    options.add_argument("--floor", type=float, default=0)
    options.add_argument("catalogs", nargs="*")
    return options.parse_args()


def main():
    options = parsed()
    wrong_counts, right_counts = defaultdict(Count), defaultdict(Count)
    for trial in trials(options.catalogs):
        errors, warnings, said = trial.told(options.obsgen)
        if errors or warnings:
            sys.exit(f"{trial.name} is not right before it is changed:\n{said}")
        wrong = [*wrong_expressions.all_of(trial.catalog), *wrong_catalogs.all_of(trial.catalog)]
        run(trial, chosen(wrong, options), wrong_counts, options.obsgen, False)
        run(trial, chosen(right.all_of(trial.catalog), options), right_counts, options.obsgen, True)
    show("wrong changes", wrong_counts, options.verbose, SILENT)
    show("right changes", right_counts, options.verbose, {})
    made = sum(count.all for count in wrong_counts.values())
    told = sum(count.errors + count.warnings for count in wrong_counts.values())
    false = sum(count.errors + count.warnings for count in right_counts.values())
    kept = sum(count.all for count in right_counts.values())
    print(f"{told} of {made} wrong changes are told ({100 * told / max(made, 1):.1f} %), {false} of {kept} right ones")
    return 1 if false or 100 * told < options.floor * made else 0


if __name__ == "__main__":
    sys.exit(main())
