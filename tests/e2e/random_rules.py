"""Of a hundred random catalogs, with texts of alerts that may or may not be Go templates, the program refuses some; Prometheus's own
tool accepts the rules of all others."""

import json
import os
import random
import subprocess

from support import check, fail, need, scratch

PROGRAM = os.environ["OBSGEN_PROGRAM"]
CATALOGS = 100
LEAST = 20  # so many of them should be of use

OWN = ["namespace", "name", "room"]
# What random expressions mean is nobody's concern here: only whether Prometheus reads what is written.
SENSE = [{"code": f"promql/{code}", "reason": "random"} for code in (
    "absent-when-idle", "always-true", "counted-twice", "feature", "idle-unless", "many-to-many", "meaningless-sum", "never-true", "newer",
    "no-match", "one-cluster", "raw-buckets", "raw-counter", "rate-of-sum", "self-ratio", "silent-count", "unit-mismatch", "zero-divisor")]
FIRING = [{"code": f"alert/{code}", "reason": "random"} for code in (
    "always-fires", "duplicate", "first-event", "keeps-replica", "never-fires", "stray-brace", "template-fails", "threshold-scale",
    "value-format", "value-in-label")]
TYPES = [("calls_total", {"type": "counter"}), ("depth", {"type": "gauge"}), ("ready", {"type": "gauge", "value": "bool"}),
         ("room_info", {"type": "gauge", "value": "info"}), ("started_seconds", {"type": "gauge", "value": "timestamp", "unit": "seconds"}),
         ("wait_seconds", {"type": "histogram", "unit": "seconds", "buckets": [0.5, 1]}),
         ("pause_seconds", {"type": "summary", "unit": "seconds", "quantiles": [0.5]})]
SERIES = {"calls_total": "rate({}[$window])", "depth": "{}", "ready": "{}", "room_info": "{}", "started_seconds": "(time() - {})",
          "wait_seconds": "rate({}_count[$window])", "pause_seconds": "increase({}_sum[$window])"}

GOOD = ["It is {{ $value }}.", "{{ $labels.room }}", "{{ .Labels.room }} at {{ .Value | humanize }}", "{{- $value -}}",
        "{{ with $labels.room }}in {{ . }}{{ else }}nowhere{{ end }}", "{{ if gt $value 1.0 }}much{{ end }}",
        '{{ printf "%.1f" $value }}', '{{ range query "up" }}{{ .Labels.job }}{{ end }}', "{{/* nothing */}}",
        '{{ index $labels "room" }}', '{{ $labels.room | reReplaceAll "a" "b" }}', '{{ define "x" }}a{{ end }}{{ template "x" . }}',
        "{{ $x := 1 }}{{ $x }}", "{{ range $i, $v := query `up` }}{{ $i }}{{ end }}", "{{ (printf `x`) | toUpper }}", "{{ .5 }}",
        "{{ 1_000 }}", "{{ 'a' }}", "a } b }} c", '{{ block "b" . }}x{{ end }}', "{{ $ }}", "{{ true | printf `%v` }}"]
BAD = ["{{ if }}x{{ end }}", "{{ end }}", "{{ $x }}", "{{ nothing }}", '{{ "a }}', "{{", "{{ /* blank before */ }}", "{{ $value + 1 }}",
       "{{ 0x1g }}", "{{ nil }}", "{{ break }}", "{{ else }}", "{{ if true }}", "{{ 'ab' }}", '{{ template "nowhere" }}', "{{ | }}",
       "{{ $labels. }}", "{{ range }}", "{{ (1 }}", "{{ 1 | 2 }}", "{{ .room..x }}", "{{ with $x := 1, 2 }}{{ end }}", "{{/* c */ x}}",
       "{{ $labels.room | }}", "{{ define x }}{{ end }}", "{{ 1.2.3 }}", "{{-}}", "{{ continue }}", "{{ \\ }}", "{{\x00}}"]


class Catalog:
    """One catalog, the same for one seed."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.metrics = self.dice.sample(TYPES, 4)

    def one(self, *of):
        return self.dice.choice(of)

    def labels(self):
        return ", ".join(self.dice.sample(OWN, self.dice.randrange(1, 4)))

    def matchers(self):
        if self.dice.random() < 0.6:
            return ""
        return f'{{{self.dice.choice(OWN)}{self.one("=", "!=", "=~", "!~")}"{self.one("a", "a|b", ".+", "x.*y", "ü")}"}}'

    def leaf(self):
        name, _ = self.dice.choice(self.metrics)
        text = SERIES[name].format(name)
        at = text.find(name) + len(name)
        at = at + len("_count") if text[at:].startswith("_count") else at + len("_sum") if text[at:].startswith("_sum") else at
        return text[:at] + self.matchers() + text[at:]

    def vector(self, depth):
        if depth == 0:
            return self.leaf()
        inner = self.vector(depth - 1)
        other = self.vector(self.dice.randrange(depth))
        by = f"by ({', '.join(OWN)})"
        return self.one(
            f"{self.one('sum', 'max', 'avg', 'count', 'group')} {by} ({inner})",
            f"topk {by} (3, {inner})", f"quantile {by} (0.9, {inner})", f"abs({inner})", f"-({inner})", f"({inner}) > bool 1",
            f"(sum {by} ({inner})) / on ({', '.join(OWN)}) (sum {by} ({other}))",
            f"(sum {by} ({inner})) * on ({self.labels()}) group_left () (max by (room) ({other}))",
            f"({inner}) {self.one('and', 'or', 'unless')} on ({self.labels()}) ({other})",
            f'label_replace({inner}, "made", "$1-x", "room", "(.*)")', f'label_join({inner}, "made", "-", "name", "room")',
            f"max_over_time(({inner})[30m:1m])", f"({inner}) + scalar({other})", f"sort_desc({inner})",
            f'histogram_quantile(0.9, sum by (le, {", ".join(OWN)}) (rate(wait_seconds_bucket[$window])))', inner)

    def text(self):
        parts = [self.dice.choice(BAD if self.dice.random() < 0.03 else GOOD) for _ in range(self.dice.randrange(1, 4))]
        return " ".join(parts)

    def alert(self, number):
        condition = self.one({"above": 1}, {"below": 0.5}, {"equals": 0}, {"present": True})
        labels = self.one({}, {"labels": {"team": self.one("a", "{{ $labels.room }}")}})
        return {"name": f"A{number}", "signal": f"s{number}", "severity": self.one("info", "warning", "critical"), "for": "5m",
                "summary": self.text(), "description": self.text(), "ignore": FIRING, **condition, **labels}

    def document(self):
        operator = {"name": "w", "title": "W", "alert_prefix": "W", "namespace": "w-system"}
        operator.update(self.one({}, {"cluster_label": "cluster"}))
        return {"catalog": 1, "operator": operator,
                "scrape": {"service": {"app": "w"}, "port": "http", "honor_labels": self.one(True, False)},
                "labels": {name: {"help": name} for name in OWN},
                "metrics": [{"name": name, "help": "Of it.", "labels": OWN, **keys} for name, keys in self.metrics],
                "signals": {f"s{i}": {"help": "Of it.", "expr": self.vector(2), "ignore": SENSE} for i in range(3)},
                "records": self.one([], [{"name": "r:s0", "signal": "s0"}]),
                "alerts": [self.alert(i) for i in range(3)]}


def generate(folder, seed):
    """The rules of one catalog; None when it is refused."""
    document = Catalog(seed).document()
    path = folder / f"{seed}.yaml"
    path.write_text(json.dumps({key: value for key, value in document.items() if value}, indent=1), encoding="utf-8")
    out = folder / str(seed)
    done = subprocess.run([PROGRAM, "generate", path, "--only", "rules", "--out", out], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=20, check=False)
    if done.returncode not in (0, 1):
        fail(f"seed {seed}: exit status {done.returncode}\n{done.stdout}\n{path.read_text(encoding='utf-8')}")
    return out / "alerts/w-rules.yaml" if done.returncode == 0 else None


need("promtool")
with scratch() as work:
    rules = {seed: path for seed in range(CATALOGS) if (path := generate(work, seed))}
    check(len(rules) >= LEAST, f"only {len(rules)} of {CATALOGS} catalogs were not refused")
    for seed, path in rules.items():
        done = subprocess.run(["promtool", "check", "rules", path], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=20, check=False)
        check(done.returncode == 0, f"seed {seed}: promtool refuses what was generated\n{done.stdout}\n"
              f"{(work / f'{seed}.yaml').read_text(encoding='utf-8')}")
    print(f"promtool accepts the rules of {len(rules)} of {CATALOGS} catalogs; the others were refused")
