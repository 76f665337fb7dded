#!/usr/bin/env python3
"""Processor time and peak memory of cold processes of `obsgen generate`, for KubeRay's catalog and for made-up ones that are
large in one way each; of two programs in one run where an older one is given.

    make build && tests/bench/growth.py build/release/obsgen [--base PROGRAM] [--runs N] [--only WORD]

Prints the smallest time of N (3) runs and the largest peak. A run of more than a minute counts as that.
"""

import argparse
import os
import pathlib
import resource
import subprocess
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
KINDS = {"counter": "_total", "gauge": "", "histogram": "_seconds", "summary": "_seconds"}
MORE = {"histogram": ", unit: seconds, buckets: [0.1, 1, 10]", "summary": ", unit: seconds, quantiles: [0.5, 0.99]"}
LIMIT = 60
HEAD = """catalog: 1
operator: {name: bench-operator, title: Bench, alert_prefix: Bench, namespace: bench}
scrape: {service: {app: bench}, port: http, honor_labels: true}
labels:
  namespace: {help: namespace}
  name: {help: name}
  result: {help: result, values: [success, error]}
objects: {Thing: {key: [namespace, name], expect: 100}}
metrics:
  - {name: bench_depth, type: gauge, help: Depth., object: Thing}
"""
TEXTS = "severity: warning, summary: Fails., description: It fails."


def catalog(count):
    """As many metrics, of every type, and signals over them, and a dashboard of a tenth of them."""
    lines = [HEAD.rstrip()]
    kinds = list(KINDS)
    for i in range(count):
        kind = kinds[i % 4]
        lines.append(f"  - {{name: bench_{kind}_{i}{KINDS[kind]}, type: {kind}, help: Number {i} of the things., object: Thing, "
                     f"labels: [result]{MORE.get(kind, '')}}}")
    lines.append("signals:")
    for i in range(count):
        counter = f"bench_counter_{i - i % 4}_total"
        lines += [f"  share_{i}:", f"    help: Share of failures {i}.", "    unit: ratio", "    expr: |",
                  f"      sum by (namespace) (rate({counter}{{result=\"error\"}}[$window]))",
                  f"        / (sum by (namespace) (rate({counter}[$window])) > 0)"]
    lines.append("alerts:")
    lines += [f"  - {{name: Share{i}, signal: share_{i}, above: 0.1, for: 15m, {TEXTS}}}" for i in range(0, min(count, 300), 10)]
    lines += ["dashboards:", "  - name: all", "    title: All", "    rows:", "      - title: Shares", "        panels:"]
    lines += [f"          - {{signal: share_{i}}}" for i in range(0, count, 10)]
    lines.append("      - {title: Rest, rest: true}")
    return "\n".join(lines) + "\n"


def alerts(count):
    """As many signals, each with a record and an alert that reads it."""
    text = HEAD + "signals:\n"
    text += "".join(f"  s{i}: {{help: Signal {i}., expr: max by (namespace) (bench_depth)}}\n" for i in range(count))
    text += "records:\n" + "".join(f"  - {{name: 'bench:s{i}', signal: s{i}}}\n" for i in range(count))
    return text + "alerts:\n" + "".join(f"  - {{name: A{i}, signal: s{i}, above: 1, {TEXTS}}}\n" for i in range(count))


def expression(text):
    return HEAD + f"signals:\n  s: {{help: Signal., expr: '{text}'}}\nalerts: [{{name: A, signal: s, above: 1, {TEXTS}}}]\n"


def errors(count):
    """As many signals that read what no metric is."""
    return HEAD + "signals:\n" + "".join(f"  s{i}: {{help: Signal {i}., expr: missing_{i}}}\n" for i in range(count))


CASES = {
    "KubeRay": None,
    "1 600 alerts with records": alerts(1600),
    "1 000 metrics, 1 000 signals": catalog(1000),
    "10 000 metrics, 10 000 signals": catalog(10000),
    "400 factors": expression(" * on (namespace, name) ".join(["bench_depth"] * 400)),
    "800 nested sums": expression("sum by (namespace) (" * 800 + "bench_depth" + ")" * 800),
    "4 000 errors": errors(4000),
}


def measure(program, path, runs):
    """(seconds of the quickest run, MiB of the largest, exit status)."""
    seconds, peak, code = [], 0, 0
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as out, open(os.devnull, "wb") as nowhere:
            process = subprocess.Popen([program, "generate", path, "--out", out], cwd=SOURCE, stdout=nowhere, stderr=nowhere,
                                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT)))
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = code = os.waitstatus_to_exitcode(status)
            seconds.append(usage.ru_utime + usage.ru_stime)
            peak = max(peak, usage.ru_maxrss / 1024)
        if code < 0:
            break
    return min(seconds), peak, code


def shown(seconds, peak, code):
    time = f"> {LIMIT} s" if code < 0 else f"{seconds * 1000:.0f} ms"
    return f"{time:>9} {peak:>5.0f} MiB"


def main():
    reader = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    reader.add_argument("program", nargs="?", default="build/release/obsgen")
    reader.add_argument("--base", help="an older program, measured beside it")
    reader.add_argument("--runs", type=int, default=3)
    reader.add_argument("--only", default="", help="only cases whose names hold this")
    options = reader.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    programs = [os.path.abspath(one) for one in (options.base, options.program) if one]
    print(f"{'':<32}" + "".join(f"{name:>22}" for name in (["base"] if options.base else []) + ["current"]))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in CASES.items():
            if options.only not in name:
                continue
            path = "metric-catalog/kuberay-operator.yaml"
            if text is not None:
                path = os.path.join(folder, "bench.yaml")
                pathlib.Path(path).write_text(text, encoding="utf-8")
            found = [measure(program, path, options.runs) for program in programs]
            print(f"{name:<32}" + "".join(f"{shown(*one):>22}" for one in found), flush=True)


main()
