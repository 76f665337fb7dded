#!/usr/bin/env python3
"""Compares inferred labels with those of real results.

    compare_labels.py OBSGEN ORACLE [--seconds N] [--seed N]

Random expressions over made-up series are evaluated by the reference; the labels of every element of
every result must lie within a branch that was inferred: always ⊆ seen ⊆ always ∪ maybe. Says how many
of the labels inferred as `maybe` were seen both ways.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
import time

LABELS = ["a", "b", "c", "le", "job"]
METRICS = ["m", "n", "o", "p_bucket"]


def made_up(r):
    """Series as lines for the reference and as rows for the inference."""
    lines, rows = [], []
    for metric in METRICS:
        certain = [label for label in LABELS if r.random() < 0.45]
        some = [label for label in LABELS if label not in certain and r.random() < 0.35]
        seen = []
        for _ in range(r.choice([1, 3, 5, 8])):
            labels = certain + [label for label in some if r.random() < 0.5]
            values = {label: r.choice(["1", "2"]) for label in labels}
            if values in seen:
                continue
            seen.append(values)
            inner = ",".join(f'{label}="{value}"' for label, value in sorted(values.items()))
            lines.append(f"{metric}{{{inner}}} {r.randrange(3)}+{r.randrange(3)}x40")
        always = [label for label in LABELS if all(label in values for values in seen)]
        maybe = [label for label in LABELS if label not in always and any(label in v for v in seen)]
        rows.append({"name": metric, "labels": always, "maybe": maybe})
    return lines, rows


class Maker:
    def __init__(self, r):
        self.r = r

    def pick(self, values):
        return self.r.choice(values)

    def label(self):
        return self.pick(LABELS + ["z", "__name__"] if self.r.random() < 0.1 else LABELS)

    def labels(self):
        return "(" + ", ".join(self.r.sample(LABELS, self.r.choice([0, 1, 1, 2, 3]))) + ")"

    def selector(self):
        count = self.pick([0, 0, 1, 2])
        ops = ['="1"', '=""', '!=""', '!="1"', '=~".+"', '=~"1|"', '!~"1|"', '=~".*"', '=~"1|2"', '!~".+"']
        inner = ",".join(self.pick(LABELS) + self.pick(ops) for _ in range(count))
        name = self.pick(METRICS) if self.r.random() < 0.9 else '{__name__=~"m|n"}'
        if name.startswith("{"):
            return name
        return name + ("{" + inner + "}" if inner else "")

    def rewrite(self, depth):
        inner = self.vector(depth + 1)
        target = self.label()
        if self.r.random() < 0.4:
            sources = "".join(f', "{self.label()}"' for _ in range(self.pick([0, 1, 2])))
            return f'label_join({inner}, "{target}", "{self.pick(["", "-"])}"{sources})'
        text = self.pick(["$1", "", "v", "v$1", "${1}", "$0", "$2"])
        regex = self.pick(["(.*)", "(.+)", "1", "", ".*", "(1)|2", "x?(.*)"])
        return f'label_replace({inner}, "{target}", "{text}", "{self.label()}", "{regex}")'

    def call(self, depth):
        inner = self.vector(depth + 1)
        return self.pick([
            f"abs({inner})", f"sort({inner})", f"rate({self.selector()}[5m])", f"last_over_time({self.selector()}[5m])",
            f"max_over_time({inner}[5m:1m])", f"histogram_quantile(0.5, {inner})", f"absent({self.selector()})",
            f"vector(1)", f"hour()", f"histogram_quantiles({inner}, \"q\", 0.5)", f"timestamp({inner})", f"-({inner})",
            f"clamp_min({inner}, 0)", f"vector(scalar({inner}))", f"absent_over_time({self.selector()}[5m])", f"sgn({inner})"])

    def aggregation(self, depth):
        op = self.pick(["sum", "max", "count", "group", "topk(1, ", 'count_values("v", ', f'count_values("{self.pick(LABELS)}", ', "quantile(0.5, ", "bottomk(2, "])
        name, _, parameter = op.partition("(")
        group = self.pick(["", f" by {self.labels()}", f" without {self.labels()}"])
        return f"{name}{group} ({parameter}{self.vector(depth + 1)})"

    def binary(self, depth):
        left, right = self.vector(depth + 1), self.vector(depth + 1)
        if self.r.random() < 0.2:
            return f"({left}) {self.pick(['+', '>', '== bool', '^'])} 1"
        op = self.pick(["+", "*", ">=", "== bool", "and", "or", "or", "unless", "atan2", "!="])
        how = self.pick(["", "", f" on {self.labels()}", f" ignoring {self.labels()}"])
        if how and op not in ("and", "or", "unless") and self.r.random() < 0.5:
            how += f" {self.pick(['group_left', 'group_right'])} ({', '.join(self.r.sample(LABELS, self.pick([0, 1])))})"
        if op not in ("and", "or", "unless") and self.r.random() < 0.15:
            how += " " + self.pick(["fill (0)", "fill_left (0)", "fill_right (1)"])
        return f"({left}) {op}{how} ({right})"

    def vector(self, depth=0):
        shape = self.r.random()
        if depth > 3 or shape < 0.3:
            return self.selector()
        if shape < 0.5:
            return self.binary(depth)
        if shape < 0.65:
            return self.rewrite(depth)
        return self.call(depth) if shape < 0.8 else self.aggregation(depth)


def ask(command, questions):
    with tempfile.TemporaryFile() as given:
        given.write("".join(json.dumps(q) + "\n" for q in questions).encode())
        given.seek(0)
        done = subprocess.run(command, stdin=given, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line]


def fits(branch, seen):
    always, maybe = set(branch["always"]), set(branch["maybe"])
    return always <= seen and (branch["open"] or seen <= always | maybe)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("obsgen")
    parser.add_argument("oracle")
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    r = random.Random(options.seed)
    begin = time.monotonic()
    count = results = wrong = 0
    maybes, both = {}, 0
    while time.monotonic() - begin < options.seconds:
        questions, rows_of = [], []
        for _ in range(40):
            lines, rows = made_up(r)
            maker = Maker(r)
            for index in range(25):
                question = {"expr": maker.vector(), "at": "10m"}
                if index == 0:
                    question["series"] = lines
                questions.append(question)
                rows_of.append((lines, rows))
        truths = ask([options.oracle, "eval"], questions)
        inferred = ask([options.obsgen, "promql", "explain", "--batch"],
                       [{"expr": q["expr"], "series": rows} for q, (_, rows) in zip(questions, rows_of)])
        for question, truth, ours, (lines, rows) in zip(questions, truths, inferred, rows_of):
            count += 1
            if not truth["ok"] or not truth.get("result"):
                continue
            results += 1
            for element in truth["result"]:
                seen = set(element["labels"] or {}) - {"__name__"}
                if any(fits(branch, seen) for branch in ours.get("branches") or []):
                    continue
                wrong += 1
                if wrong <= 10:
                    print(question["expr"], "\n    seen", sorted(seen), "\n    inferred",
                          json.dumps(ours), "\n    series", rows, flush=True)
                break
            for branch in (ours.get("branches") or [])[:1] if len(ours.get("branches") or []) == 1 else []:
                for label in branch["maybe"]:
                    has = [label in (e["labels"] or {}) for e in truth["result"]]
                    maybes.setdefault("all", [0, 0])
                    maybes["all"][0] += 1
                    both += any(has) and not all(has)
    total = maybes.get("all", [0])[0]
    print(f"{count} expressions, {results} with results, {wrong} outside of what was inferred; "
          f"of {total} labels that may be there {both} were seen both ways in one result")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
