#include <algorithm>
#include <array>

#include "check/table/areas.h"

// What expressions mean: whether their sides meet, what their numbers are, whether anything can
// come out.

namespace obsgen::check {

namespace {

constexpr auto kMeaning = std::to_array<Check>({
    {.code = "alert/always-fires",
     .found_in = FoundIn::Catalog,
     .summary = "a threshold that every value passes",
     .explanation = "The alert fires as long as its series exist, and soon nobody looks. Choose a "
                    "threshold inside of what the value can be.",
     .bad = R"(metrics:
  - {name: toy_shelf_used_ratio, type: gauge, value: ratio, help: How full the shelf is.}
signals: {used: {unit: ratio, expr: max(toy_shelf_used_ratio)}}
alerts:
  - {name: Full, signal: used, above: -1, summary: The shelf is full., description: Full.})",
     .good = R"(metrics:
  - {name: toy_shelf_used_ratio, type: gauge, value: ratio, help: How full the shelf is.}
signals: {used: {unit: ratio, expr: max(toy_shelf_used_ratio)}}
alerts:
  - {name: Full, signal: used, above: 0.9, summary: The shelf is full., description: Full.})"},
    {.code = "alert/first-event",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "an alert that misses the first event",
     .explanation = "A counter with labels often begins with its first event, at 1. There is no "
                    "sample before, so increase and rate see no growth, and the one event that "
                    "matters is never told.",
     .bad = R"(signals:
  builds:
    expr: sum(increase(toy_builds_total[$window]))
alerts:
  - {name: Built, signal: builds, above: 0, summary: A toy was built., description: Built.})",
     .good = R"(signals:
  builds:
    expr: |
      sum(increase(toy_builds_total[$window])) > 0
        or count(toy_builds_total > 0 unless toy_builds_total offset 10m)
alerts:
  - {name: Built, signal: builds, present: true, summary: A toy was built., description: Built.})"},
    {.code = "alert/keeps-replica",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "an alert about an object that keeps the label of the Pod that tells of it",
     .explanation = "Each replica tells of every object, so the alert fires once for each replica, "
                    "and anew whenever a Pod is replaced. Aggregate the Pod away.",
     .bad = R"(labels: {name: {help: name of the toy}}
objects: {Toy: {key: [name]}}
metrics:
  - {name: toy_broken, type: gauge, value: bool, help: Broken., object: Toy, replicas: same}
signals: {broken: {expr: toy_broken}}
alerts:
  - {name: Broken, signal: broken, equals: 1, summary: A toy broke., description: Broken.})",
     .good = R"(labels: {name: {help: name of the toy}}
objects: {Toy: {key: [name]}}
metrics:
  - {name: toy_broken, type: gauge, value: bool, help: Broken., object: Toy, replicas: same}
signals: {broken: {expr: max by (name) (toy_broken)}}
alerts:
  - {name: Broken, signal: broken, equals: 1, summary: A toy broke., description: Broken.})"},
    {.code = "alert/never-fires",
     .found_in = FoundIn::Catalog,
     .summary = "a threshold that no value passes",
     .explanation = "The alert cannot fire, whatever happens. Choose a threshold inside of what "
                    "the value can be: shares go from 0 to 1, and quantiles of a histogram end at "
                    "its largest finite bound.",
     .bad = R"(signals:
  slow:
    unit: seconds
    expr: histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window])))
alerts:
  - {name: Slow, signal: slow, above: 60, summary: Builds are slow., description: Slow.})",
     .good = R"(signals:
  slow:
    unit: seconds
    expr: histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window])))
alerts:
  - {name: Slow, signal: slow, above: 5, summary: Builds are slow., description: Slow.})"},
    {.code = "alert/threshold-scale",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "a threshold in percent of a share, or the reverse",
     .explanation = "A share of 1 is 100 %: above 5 would be 500 %, which hardly anything reaches.",
     .bad = R"(signals: {share: {unit: ratio, expr: sum(toys) / 40}}
alerts:
  - {name: Full, signal: share, above: 95, summary: The shelf is full., description: Full.})",
     .good = R"(signals: {share: {unit: ratio, expr: sum(toys) / 40}}
alerts:
  - {name: Full, signal: share, above: 0.95, summary: The shelf is full., description: Full.})"},
    {.code = "alert/value-format",
     .found_in = FoundIn::Catalog,
     .summary = "a text that writes the value as what it is not",
     .explanation = "humanizeDuration is for seconds, humanizePercentage for shares from 0 to 1 "
                    "(it multiplies by 100): with anything else people read a wrong number.",
     .bad = R"(signals:
  slow:
    unit: seconds
    expr: histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window])))
alerts:
  - name: Slow
    signal: slow
    above: 5
    summary: Builds are slow.
    description: "It is {{ $value | humanizePercentage }}.")",
     .good = R"(signals:
  slow:
    unit: seconds
    expr: histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window])))
alerts:
  - name: Slow
    signal: slow
    above: 5
    summary: Builds are slow.
    description: "It takes {{ $value | humanizeDuration }}.")"},
    {.code = "catalog/unit-mismatch",
     .found_in = FoundIn::Catalog,
     .summary = "a unit that the expression does not have",
     .explanation = "Panels, columns and alerts show the number in the unit of the signal: bytes "
                    "as seconds, or a share as percent, mislead whoever reads them.",
     .bad = R"(signals:
  slow:
    unit: bytes
    expr: histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window]))))",
     .good = R"(signals:
  slow:
    unit: seconds
    expr: histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window]))))"},
    {.code = "dashboard/ambiguous-legend",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "a legend that gives several series one name",
     .explanation = "Nobody can tell the lines apart. Show the labels by which they differ, or "
                    "aggregate those away.",
     .bad = R"(signals:
  shelf:
    legend: "{{zone}}"
    expr: sum by (zone, colour) (toys)
dashboards:
  - {name: main, title: Toys, rows: [{title: Shelf, panels: [{signal: shelf}]}]})",
     .good = R"(signals:
  shelf:
    legend: "{{zone}} {{colour}}"
    expr: sum by (zone, colour) (toys)
dashboards:
  - {name: main, title: Toys, rows: [{title: Shelf, panels: [{signal: shelf}]}]})"},
    {.code = "dashboard/idle-threshold",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "a threshold that the value never reaches",
     .explanation = "It never colours anything, and whoever waits for its colour is not warned.",
     .bad = R"(signals:
  slow:
    unit: seconds
    expr: histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window])))
dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels: [{signal: slow, thresholds: [{above: 60, tone: bad}]}])",
     .good = R"(signals:
  slow:
    unit: seconds
    expr: histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window])))
dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels: [{signal: slow, thresholds: [{above: 5, tone: bad}]}])"},
    {.code = "dashboard/threshold-scale",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "a panel's threshold in percent of a share, or the reverse",
     .explanation = "A share of 1 is 100 %: a threshold of 90 is never reached.",
     .bad = R"(signals: {share: {unit: ratio, expr: sum(toys) / 40}}
dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels: [{signal: share, thresholds: [{above: 90, tone: bad}]}])",
     .good = R"(signals: {share: {unit: ratio, expr: sum(toys) / 40}}
dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels: [{signal: share, thresholds: [{above: 0.9, tone: bad}]}])"},
    {.code = "dashboard/unit-mismatch",
     .found_in = FoundIn::Catalog,
     .summary = "a panel in another unit than its query",
     .explanation = "Grafana writes the unit behind the number whatever it means: bytes shown as "
                    "seconds mislead whoever reads them.",
     .bad = R"(signals:
  slow:
    unit: seconds
    expr: histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window])))
dashboards:
  - {name: main, title: Toys, rows: [{title: Shelf, panels: [{signal: slow, unit: bytes}]}]})",
     .good = R"(signals:
  slow:
    unit: seconds
    expr: histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window])))
dashboards:
  - {name: main, title: Toys, rows: [{title: Shelf, panels: [{signal: slow, unit: seconds}]}]})"},
    {.code = "promql/absent-when-idle",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "absence of series that are only there while something is",
     .explanation = "The series wait for an object or an event: they are absent whenever all is "
                    "quiet, which is no fault. Ask for 'up', or for a series that is always there.",
     .bad = "absent(toy_builds_total)",
     .good = "absent(up)"},
    {.code = "promql/always-true",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "a comparison that every value passes",
     .explanation = "It filters nothing. Compare with a number inside of what the value can be, or "
                    "leave it out.",
     .bad = "sum by (zone) (rate(toy_builds_total[$window])) > -1",
     .good = "sum by (zone) (rate(toy_builds_total[$window])) > 0"},
    {.code = "promql/counted-twice",
     .found_in = FoundIn::Catalog,
     .summary = "a sum or count over what every replica exposes",
     .explanation = "With 'replicas: same' each replica tells of everything: with two of them the "
                    "number is twice what it should be. Let one element stand for all replicas.",
     .bad = R"(labels: {name: {help: name of the toy}}
objects: {Toy: {key: [name]}}
metrics:
  - {name: toy_parts, type: gauge, help: Parts of a toy., object: Toy, replicas: same}
signals: {parts: {expr: sum(toy_parts)}})",
     .good = R"(labels: {name: {help: name of the toy}}
objects: {Toy: {key: [name]}}
metrics:
  - {name: toy_parts, type: gauge, help: Parts of a toy., object: Toy, replicas: same}
signals: {parts: {expr: sum(max by (name) (toy_parts))}})"},
    {.code = "promql/idle-unless",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "'unless' between sides that never match",
     .explanation = "It takes nothing away, whatever the right side says. Match by labels that "
                    "both sides have, with 'on'.",
     .bad = "sum by (job) (up) unless sum by (instance) (up)",
     .good = "sum by (job) (up) unless sum by (job) (up == 0)"},
    {.code = "promql/many-to-many",
     .found_in = FoundIn::Expression,
     .summary = "several elements where one partner is needed",
     .explanation = "Prometheus refuses the query as soon as two elements of that side have the "
                    "same labels to match by. Aggregate what they differ by, or say with "
                    "group_left or group_right which side has several.",
     .bad = "sum by (zone) (toys) * on (zone) sum by (zone, colour) (toys)",
     .good = "sum by (zone) (toys) * on (zone) group_right () sum by (zone, colour) (toys)"},
    {.code = "promql/meaningless-sum",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "a sum of what cannot be added",
     .explanation = "Quantiles, points in time, and buckets that count what is below them cannot "
                    "be summed or averaged.",
     .bad = "avg(toy_paint_seconds)",
     .good = "max(toy_paint_seconds{quantile=\"0.99\"})"},
    {.code = "promql/never-true",
     .found_in = FoundIn::Expression,
     .summary = "a comparison that no value passes",
     .explanation = "Nothing comes out, ever. A count is never 0: where there is nothing to count, "
                    "there is no element.",
     .bad = "count(toys > 3) == 0",
     .good = "(count(toys > 3) or vector(0)) == 0"},
    {.code = "promql/no-match",
     .found_in = FoundIn::Expression,
     .summary = "two sides of which no elements can match",
     .explanation = "Elements match when all labels are equal, or those of 'on'. Where one side "
                    "always has a label that the other never has, nothing comes out.",
     .bad = "sum by (job, instance) (up) / sum by (job) (up)",
     .good = "sum by (job, instance) (up) / on (job) group_left () sum by (job) (up)"},
    {.code = "promql/one-cluster",
     .found_in = FoundIn::Catalog,
     .summary = "one answer for all clusters",
     .explanation = "With a cluster label several clusters are in one Prometheus. 'absent' is "
                    "silent as long as any of them has the series, and 'scalar' is no number as "
                    "soon as there are two.",
     .bad = R"(operator:
  {name: toy, title: Toy, alert_prefix: Toy, namespace: toys, cluster_label: cluster}
signals: {gone: {expr: absent(up)}})",
     .good = R"(operator:
  {name: toy, title: Toy, alert_prefix: Toy, namespace: toys, cluster_label: cluster}
signals: {gone: {expr: group (up offset 1h) unless group (up)}})"},
    {.code = "promql/quantile-range",
     .found_in = FoundIn::Expression,
     .summary = "a quantile that does not lie between 0 and 1",
     .explanation = "Prometheus answers with an infinity. 0.95 is the 95th percentile.",
     .bad = "histogram_quantile(95, sum by (le) (rate(toy_build_seconds_bucket[$window])))",
     .good = "histogram_quantile(0.95, sum by (le) (rate(toy_build_seconds_bucket[$window])))"},
    {.code = "promql/rate-of-sum",
     .found_in = FoundIn::Catalog,
     .summary = "the growth of a sum of counters",
     .explanation = "When one of them starts anew, the sum falls, which is taken for a restart of "
                    "all: the rate jumps. Take the rate of each, then the sum.",
     .bad = R"(signals:
  builds:
    expr: rate(sum(toy_builds_total)[10m:1m])
alerts:
  - {name: Busy, signal: builds, above: 3, summary: Many builds., description: Many.})",
     .good = R"(signals:
  builds:
    expr: sum(rate(toy_builds_total[10m]))
alerts:
  - {name: Busy, signal: builds, above: 3, summary: Many builds., description: Many.})"},
    {.code = "promql/raw-buckets",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "a quantile over all observations since the start",
     .explanation = "What happens now hardly moves it, the less the longer the program runs. Take "
                    "the rate of the buckets.",
     .bad = "histogram_quantile(0.9, sum by (le) (toy_build_seconds_bucket))",
     .good = "histogram_quantile(0.9, sum by (le) (rate(toy_build_seconds_bucket[$window])))"},
    {.code = "promql/raw-counter",
     .found_in = FoundIn::Catalog,
     .summary = "a counter's total where its growth is meant",
     .explanation = "A counter only grows, and starts at zero when the program restarts: an alert "
                    "on it never ends. Read rate or increase. In panels it is a warning.",
     .bad = R"(signals:
  builds:
    expr: sum(toy_builds_total)
alerts:
  - {name: Busy, signal: builds, above: 300, summary: Many builds., description: Many.})",
     .good = R"(signals:
  builds:
    expr: sum(increase(toy_builds_total[$window]))
alerts:
  - {name: Busy, signal: builds, above: 300, summary: Many builds., description: Many.})"},
    {.code = "promql/self-ratio",
     .found_in = FoundIn::Expression,
     .summary = "series divided by themselves",
     .explanation = "Without an aggregation each series is matched with itself, so the result is "
                    "1. Sum both sides.",
     .bad = "toys{colour=\"red\"} / toys",
     .good = "sum(toys{colour=\"red\"}) / sum(toys)"},
    {.code = "promql/silent-count",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "a count that says nothing when nothing is left",
     .explanation = "With no element to count there is no count, and so nothing that is less than "
                    "two. Write 'or vector(0)'.",
     .bad = "count(up == 1) < 2",
     .good = "(count(up == 1) or vector(0)) < 2"},
    {.code = "promql/unit-mismatch",
     .found_in = FoundIn::Catalog,
     .summary = "an operator between different units",
     .explanation = "Seconds cannot be added to bytes or compared with them, nor a share with a "
                    "percentage. Bring both sides to one unit.",
     .bad = R"(metrics:
  - {name: toy_size_bytes, type: gauge, unit: bytes, help: Size.}
  - {name: toy_age_seconds, type: gauge, unit: seconds, help: Age.}
signals: {odd: {expr: max(toy_size_bytes) > max(toy_age_seconds)}})",
     .good = R"(metrics:
  - {name: toy_size_bytes, type: gauge, unit: bytes, help: Size.}
  - {name: toy_age_seconds, type: gauge, unit: seconds, help: Age.}
signals: {odd: {expr: max(toy_size_bytes) / max(toy_age_seconds)}})"},
    {.code = "promql/zero-divisor",
     .found_in = FoundIn::Expression,
     .summary = "division by zero",
     .explanation = "The result is infinite or no number at all.",
     .bad = "sum(toys) / 0",
     .good = "sum(toys) / 10"},
});

static_assert(std::ranges::is_sorted(kMeaning, {}, &Check::code));

}  // namespace

std::span<const Check> meaning_checks() { return kMeaning; }

}  // namespace obsgen::check
