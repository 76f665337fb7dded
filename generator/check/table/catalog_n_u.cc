#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kCatalogNU = std::to_array<Check>({
    {.code = "catalog/not-an-operator",
     .found_in = FoundIn::CommandLine,
     .summary = "a library where an operator's catalog is expected",
     .explanation =
         "A library says nothing of an operator, so that nothing can be made of it alone. "
         "Give the catalog that includes it."},
    {.code = "catalog/not-ascending",
     .found_in = FoundIn::Catalog,
     .summary = "numbers that do not ascend",
     .explanation =
         "Bounds of buckets, quantiles and thresholds are written from the smallest to the "
         "largest, each once.",
     .bad = R"(metrics:
  - {name: toy_build_seconds, type: histogram, unit: seconds, help: Time., buckets: [1, 0.5]})",
     .good = R"(metrics:
  - {name: toy_build_seconds, type: histogram, unit: seconds, help: Time., buckets: [0.5, 1]})"},
    {.code = "catalog/not-in-release",
     .severity = Severity::Info,
     .found_in = FoundIn::Catalog,
     .summary = "something that the release does not have",
     .explanation = "Its lifetime, or that of what it reads, leaves it out of the release that is "
                    "built: no alert "
                    "fires and no panel shows it. That is as the catalog says; look whether "
                    "something else is to "
                    "take its place.",
     .bad = R"(components: {"2.0": {}, "1.0": {}}
metrics:
  - {name: toys, type: gauge, help: Toys., until: "2.0"}
alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few toys., description: Few.}
dashboards:
  - {name: main, title: Toys, rows: [{title: Releases, panels: [{title: Word, text: None.}]}]})",
     .good = R"(components: {"2.0": {}, "1.0": {}}
metrics:
  - {name: toys, type: gauge, help: Toys., until: "3.0"}
alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few toys., description: Few.}
dashboards:
  - {name: main, title: Toys, rows: [{title: Releases, panels: [{title: Word, text: None.}]}]})"},
    {.code = "catalog/nothing-to-override",
     .found_in = FoundIn::Catalog,
     .summary = "'override: true' without anything to override",
     .explanation =
         "Nothing of that name was defined before, so that a misspelt override would stand "
         "beside what it was meant to replace.",
     .bad = R"(metrics:
  - {name: toys, type: gauge, help: Toys., override: true})",
     .good = R"(metrics:
  - {name: toys, type: gauge, help: Toys.})"},
    {.code = "catalog/one-of",
     .found_in = FoundIn::Catalog,
     .summary = "none or several of what there is exactly one of",
     .explanation = "An alert has one condition, a signal one definition, a panel one content.",
     .bad = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, above: 1, summary: Few., description: Few toys.})",
     .good = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few., description: Few toys.})"},
    {.code = "catalog/out-of-range",
     .found_in = FoundIn::Catalog,
     .summary = "a number or duration outside of what makes sense",
     .explanation = "The message says what is expected: quantiles from 0 to 1, widths of 1 to 24, "
                    "periods above zero.",
     .bad = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - {signal: "toys:value", width: 30})",
     .good = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - {signal: "toys:value", width: 24})"},
    {.code = "catalog/page-of-metrics",
     .found_in = FoundIn::CommandLine,
     .summary = "a page of metrics where a catalog is expected",
     .explanation =
         "A page shows what is exposed at one moment. A catalog says what it means, and has more: "
         "units, values, signals, alerts, dashboards."},
    {.code = "catalog/recorded-twice",
     .found_in = FoundIn::Catalog,
     .summary = "a signal that is recorded twice",
     .explanation =
         "Prometheus would compute the same series twice. Alerts and dashboards read one of "
         "them; take the other out.",
     .bad = R"(records:
  - {name: "toys:a", signal: "toys:value"}
  - {name: "toys:b", signal: "toys:value"})",
     .good = R"(records:
  - {name: "toys:a", signal: "toys:value"})"},
    {.code = "catalog/regex",
     .found_in = FoundIn::Catalog,
     .summary = "a regular expression that is none",
     .explanation =
         "Prometheus refuses the scrape configuration. Regular expressions are those of RE2: "
         "there are no lookaheads and no back references.",
     .bad = R"(scrape: {service: {app: toy}, port: http, drop: ["go_(.*"]})",
     .good = R"(scrape: {service: {app: toy}, port: http, drop: ["go_.*"]})"},
    {.code = "catalog/repeat",
     .found_in = FoundIn::Catalog,
     .summary = "a row that repeats by no variable",
     .explanation =
         "Grafana repeats a row for each value of a variable of the dashboard. Add the label "
         "to 'variables'.",
     .bad = R"(dashboards:
  - name: main
    title: Toys
    rows: [{title: Shelf, repeat: zone, panels: [{signal: "toys:value"}]}])",
     .good = R"(dashboards:
  - name: main
    title: Toys
    variables: [zone]
    rows: [{title: Shelf, repeat: zone, panels: [{signal: "toys:value"}]}])"},
    {.code = "catalog/repeated-item",
     .found_in = FoundIn::Catalog,
     .summary = "something that is listed twice",
     .explanation = "The second has no effect, so that probably something else was meant.",
     .bad = "include: [lib/toys.yaml, lib/toys.yaml]",
     .good = "include: [lib/toys.yaml]"},
    {.code = "catalog/reserved-label",
     .found_in = FoundIn::Catalog,
     .summary = "a label that Prometheus or an alert uses itself",
     .explanation =
         "'le', 'quantile', 'alertname', 'alertstate' and names that begin with '__' belong to "
         "Prometheus, and an alert has 'severity' as a key of its own. Take another name.",
     .bad = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few toys., description: Few toys are left., labels: {severity: high}})",
     .good = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few toys., description: Few toys are left., severity: critical})"},
    {.code = "catalog/reserved-name",
     .found_in = FoundIn::Catalog,
     .summary = "a metric named as something of Prometheus",
     .explanation = "Prometheus writes series of that name itself, which the operator's would be "
                    "mixed with, or "
                    "the name is a word of PromQL, so that expressions cannot tell which is meant.",
     .bad = R"(metrics:
  - {name: up, type: gauge, help: Whether the toy works.})",
     .good = R"(metrics:
  - {name: toy_up, type: gauge, help: Whether the toy works.})"},
    {.code = "catalog/scope",
     .found_in = FoundIn::Catalog,
     .summary = "a scope that is written by hand",
     .explanation =
         "Every selector gets the operator's job and the dashboard's variables by itself. "
         "Leave the matcher away.",
     .bad = R"(signals:
  all: {expr: 'sum(toys{job="toy"})'})",
     .good = R"(signals:
  all: {expr: 'sum(toys)'})"},
    {.code = "catalog/series-clash",
     .found_in = FoundIn::Catalog,
     .summary = "a series that two metrics have",
     .explanation =
         "Histograms and summaries have the series …_count and …_sum, and another metric of the "
         "release is named so: queries would read a mixture of both.",
     .bad = R"(metrics:
  - {name: toy_nap_seconds, type: histogram, unit: seconds, help: Naps., buckets: [1, 10]}
  - {name: toy_nap_seconds_count, type: gauge, help: Naps counted.})",
     .good = R"(metrics:
  - {name: toy_nap_seconds, type: histogram, unit: seconds, help: Naps., buckets: [1, 10]}
  - {name: toy_naps, type: gauge, help: Naps counted.})"},
    {.code = "catalog/series-values",
     .found_in = FoundIn::Catalog,
     .summary = "values of a test that cannot be read",
     .explanation =
         "A test writes a series as promtool does: '0+1x60' is 60 steps of 1 from 0, '1 2 3' "
         "three values, '_' no value, 'stale' its end.",
     .bad = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few toys., description: Few toys are left., tests: [{name: few, series: [{metric: toys, values: 1+1}], at: {5m: firing}}]})",
     .good = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few toys., description: Few toys are left., tests: [{name: few, series: [{metric: toys, values: 1x60}], at: {5m: firing}}]})"},
    {.code = "catalog/several-lines",
     .found_in = FoundIn::Catalog,
     .summary = "a text of several lines where one is expected",
     .explanation = "Titles and summaries stand on one line in Grafana, in a table or in a mail.",
     .bad = R"(operator:
  name: toy
  title: |
    Toys
    and boxes
  alert_prefix: Toy
  namespace: toys)",
     .good = R"(operator:
  name: toy
  title: Toys and boxes
  alert_prefix: Toy
  namespace: toys)"},
    {.code = "catalog/template",
     .found_in = FoundIn::Catalog,
     .summary = "a legend that cannot be read",
     .explanation =
         "A legend is text with {{label}} in it; it is not a template with variables and "
         "functions.",
     .bad = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - {signal: "toys:value", legend: "{{ $labels.zone }}"})",
     .good = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - {signal: "toys:value", legend: "{{zone}} {{colour}}"})"},
    {.code = "catalog/timeout",
     .found_in = FoundIn::Catalog,
     .summary = "a timeout longer than the interval",
     .explanation =
         "Prometheus refuses a scrape configuration whose timeout is longer than its interval.",
     .bad = "scrape: {service: {app: toy}, port: http, interval: 10s, timeout: 15s}",
     .good = "scrape: {service: {app: toy}, port: http, interval: 15s, timeout: 10s}"},
    {.code = "catalog/type-in-name",
     .severity = Severity::Info,
     .found_in = FoundIn::Catalog,
     .summary = "a name that is usual for another type of metric",
     .explanation = "Counters end in _total, buckets in _bucket, and tools take others of such a "
                    "name for that. "
                    "Where the program names its metric so, nothing is to be done here; where "
                    "'type' is a slip, "
                    "mend it.",
     .bad = R"(metrics:
  - {name: toy_breaks_total, type: gauge, help: Broken toys.})",
     .good = R"(metrics:
  - {name: toy_breaks_total, type: counter, help: Broken toys.})"},
    {.code = "catalog/type-mismatch",
     .found_in = FoundIn::Catalog,
     .summary = "a property that the metric's type excludes",
     .explanation =
         "Buckets belong to histograms, quantiles to summaries, states and flags to gauges.",
     .bad = R"(metrics:
  - {name: toys, type: gauge, help: Toys., buckets: [1, 2]})",
     .good = R"(metrics:
  - {name: toys, type: gauge, help: Toys.})"},
    {.code = "catalog/uid-length",
     .found_in = FoundIn::Catalog,
     .summary = "a dashboard's uid that is too long",
     .explanation =
         "Grafana takes 40 characters, and the uid is made of the operator's name and the "
         "dashboard's. Shorten one of them.",
     .bad = R"(dashboards:
  - {name: everything-about-all-toys-at-once-in-one, title: Toys, rows: [{title: Rest, rest: true}]})",
     .good = R"(dashboards:
  - {name: everything, title: Toys, rows: [{title: Rest, rest: true}]})"},
});
static_assert(std::ranges::is_sorted(kCatalogNU, {}, &Check::code));

}  // namespace

std::span<const Check> catalog_n_u_checks() { return kCatalogNU; }

}  // namespace obsgen::check
