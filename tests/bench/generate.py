#!/usr/bin/env python3
"""Wall time and peak memory of `obsgen generate`, cold processes: KubeRay's catalog, and made-up ones of 100, 1 000 and 10 000
metrics with as many signals.

    make build && tests/bench/generate.py build/release/obsgen [RUNS]

Prints the smallest and the median time of RUNS (5) runs and the largest peak; `linear` is the time a metric, against that of
1 000 metrics.
"""

import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
KINDS = ["counter", "gauge", "histogram", "summary"]


def catalog(count):
    """A catalog of `count` metrics of every type, `count` signals over them, and a dashboard of a tenth of them."""
    lines = ["catalog: 1", "operator: {name: bench-operator, title: Bench, alert_prefix: Bench, namespace: bench}",
             "scrape: {service: {app: bench}, port: http, honor_labels: true}",
             "labels:", "  namespace: {help: namespace}", "  name: {help: name}",
             "  result: {help: result, values: [success, error]}",
             "objects: {Thing: {key: [namespace, name], expect: 100}}", "metrics:"]
    for i in range(count):
        kind = KINDS[i % 4]
        name = f"bench_{kind}_{i}" + {"counter": "_total", "gauge": "", "histogram": "_seconds", "summary": "_seconds"}[kind]
        extra = {"histogram": ", unit: seconds, buckets: [0.1, 1, 10]", "summary": ", unit: seconds, quantiles: [0.5, 0.99]"}
        lines.append(f"  - {{name: {name}, type: {kind}, help: Number {i} of the things., object: Thing, labels: [result]"
                     f"{extra.get(kind, '')}}}")
    lines.append("signals:")
    for i in range(count):
        counter = f"bench_counter_{i - i % 4}_total"
        lines += [f"  share_{i}:", f"    help: Share of failures {i}.", "    unit: ratio", "    expr: |",
                  f"      sum by (namespace) (rate({counter}{{result=\"error\"}}[$window]))",
                  f"        / (sum by (namespace) (rate({counter}[$window])) > 0)"]
    lines.append("alerts:")
    for i in range(0, min(count, 300), 10):
        lines.append(f"  - {{name: Share{i}, signal: share_{i}, above: 0.1, for: 15m, severity: warning, summary: Fails., "
                     "description: It fails.}")
    lines += ["dashboards:", "  - name: all", "    title: All", "    rows:", "      - title: Shares", "        panels:"]
    lines += [f"          - {{signal: share_{i}}}" for i in range(0, count, 10)]
    lines.append("      - {title: Rest, rest: true}")
    return "\n".join(lines) + "\n"


def measure(program, path, runs):
    """(seconds of each run, peak MiB of the largest)."""
    seconds, peak = [], 0
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as out:
            begin = time.perf_counter()
            process = subprocess.Popen([program, "generate", path, "--out", out], cwd=SOURCE, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            seconds.append(time.perf_counter() - begin)
            if status != 0:
                sys.exit(f"{path}: exit status {status}")
            peak = max(peak, usage.ru_maxrss / 1024)
    return seconds, peak


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build/release/obsgen")
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(f"{'catalog':<16} {'min':>9} {'median':>9} {'peak':>10}  linear")
    with tempfile.TemporaryDirectory() as folder:
        cases = [("kuberay", "metric-catalog/kuberay-operator.yaml", 0)]
        for count in (100, 1000, 10000):
            path = pathlib.Path(folder) / f"bench-{count}.yaml"
            path.write_text(catalog(count), encoding="utf-8")
            cases.append((f"{count} metrics", str(path), count))
        per_metric = {}
        for name, path, count in cases:
            seconds, peak = measure(program, path, runs)
            if count:
                per_metric[count] = min(seconds) / count
            ratio = f"{per_metric[count] / per_metric[1000]:.2f}" if count >= 1000 else ""
            print(f"{name:<16} {min(seconds) * 1000:>6.0f} ms {statistics.median(seconds) * 1000:>6.0f} ms {peak:>6.0f} MiB  {ratio}",
                  flush=True)


main()
