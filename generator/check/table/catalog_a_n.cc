#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kCatalogAN = std::to_array<Check>({
    {.code = "catalog/ambiguous-scalar",
     .found_in = FoundIn::Catalog,
     .summary = "a text that YAML readers take for something else",
     .explanation =
         "'on', 'off', 'yes' and 'no' are booleans for some readers and texts for others. "
         "Quote a text, and write true or false for a boolean.",
     .bad = "operator: {name: toy, title: Off, alert_prefix: Toy, namespace: toys}",
     .good = R"(operator: {name: toy, title: "Off", alert_prefix: Toy, namespace: toys})"},
    {.code = "catalog/circular-explanation",
     .found_in = FoundIn::Catalog,
     .summary = "alerts that explain each other",
     .explanation =
         "What explains an alert silences it in Alertmanager. Alerts that explain each other "
         "would both be silent; take one of them out.",
     .bad = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few., description: Few toys., explained_by: [None]}
  - {name: None, signal: "toys:value", below: 1, summary: None., description: No toys., explained_by: [Few]})",
     .good = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few., description: Few toys., explained_by: [None]}
  - {name: None, signal: "toys:value", below: 1, summary: None., description: No toys.})"},
    {.code = "catalog/circular-record",
     .found_in = FoundIn::Catalog,
     .summary = "records that read each other in a ring",
     .explanation = "Each waits for the value of the next, so that none ever has one. Let one of "
                    "them read what is "
                    "scraped.",
     .bad = R"x(signals:
  shelf: {expr: "sum by (zone) (zone:toys:sum)"}
records: [{name: "zone:toys:sum", signal: shelf}])x",
     .good = R"x(signals:
  shelf: {expr: sum by (zone) (toys)}
records: [{name: "zone:toys:sum", signal: shelf}])x"},
    {.code = "catalog/control-character",
     .found_in = FoundIn::Catalog,
     .summary = "a control character in a text",
     .explanation = "Grafana and Prometheus show it as nothing or as rubbish. Remove it.",
     .bad = R"(operator: {name: toy, title: "Toy\a", alert_prefix: Toy, namespace: toys})",
     .good = R"(operator: {name: toy, title: "Toy", alert_prefix: Toy, namespace: toys})"},
    {.code = "catalog/day",
     .found_in = FoundIn::Catalog,
     .summary = "a day that is none",
     .explanation = "A day is written as year, month and day of the calendar, 2027-01-31.",
     .bad = R"(metrics:
  - {name: toys, type: gauge, help: Toys., ignore: [{code: promql/raw-counter, reason: Old., until: 2027-02-30}]})",
     .good = R"(metrics:
  - {name: toys, type: gauge, help: Toys.})"},
    {.code = "catalog/duplicate-id",
     .found_in = FoundIn::Catalog,
     .summary = "two things with one name",
     .explanation =
         "Metrics, signals, records, alerts, rows, dashboards and releases are found by their "
         "names. Rename one, or say 'override: true' where the second replaces what a library "
         "brought.",
     .bad = R"(metrics:
  - {name: toys, type: gauge, help: Toys on the shelf.}
  - {name: toys, type: gauge, help: Toys sold.})",
     .good = R"(metrics:
  - {name: toys, type: gauge, help: Toys on the shelf.}
  - {name: toys_sold, type: gauge, help: Toys sold.})"},
    {.code = "catalog/duplicate-operator",
     .found_in = FoundIn::CommandLine,
     .summary = "two catalogs of one run that cannot be told apart",
     .explanation =
         "Files are named after the operator and runbooks after its alerts, so that one "
         "catalog would overwrite what the other made. Give each operator its own name and "
         "'alert_prefix', or run once for each."},
    {.code = "catalog/duration",
     .found_in = FoundIn::Catalog,
     .summary = "a duration that is none",
     .explanation = "Durations are whole numbers with units, largest first: 30s, 15m, 1h30m.",
     .bad = "scrape: {service: {app: toy}, port: http, interval: 30 s}",
     .good = "scrape: {service: {app: toy}, port: http, interval: 30s}"},
    {.code = "catalog/empty",
     .found_in = FoundIn::Catalog,
     .summary = "a text that is empty",
     .explanation = "The text is shown to people or names something, and nothing stands there.",
     .bad = R"(operator: {name: toy, title: "", alert_prefix: Toy, namespace: toys})",
     .good = "operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys}"},
    {.code = "catalog/expired-ignore",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "a problem that was to be ignored until a day that has passed",
     .explanation =
         "It is still ignored, so that nothing breaks by itself, and 'obsgen check' reminds of it. "
         "Mend what is ignored and remove the entry, or give it another day. Today is the day of "
         "SOURCE_DATE_EPOCH where that is set, in UTC.",
     .bad = R"(signals:
  built:
    expr: sum by (zone) (toy_builds_total)
    ignore: [{code: promql/raw-counter, reason: The shop counts so., until: 2020-01-31}])",
     .good = R"(signals:
  built:
    expr: sum by (zone) (toy_builds_total)
    ignore: [{code: promql/raw-counter, reason: The shop counts so., until: 9999-12-31}])"},
    {.code = "catalog/format-version",
     .found_in = FoundIn::Catalog,
     .summary = "a catalog of another format",
     .explanation = "This program reads format 1. A newer catalog needs a newer program.",
     .bad = "catalog: 2",
     .good = "catalog: 1"},
    {.code = "catalog/include-cycle",
     .found_in = FoundIn::Catalog,
     .summary = "a file that includes itself",
     .explanation = "Includes lead back to the file they started from. Take one of them out.",
     .bad = "include: [catalog.yaml]",
     .good = "include: [lib/toys.yaml]"},
    {.code = "catalog/include-limit",
     .found_in = FoundIn::Limit,
     .summary = "too many included files",
     .explanation =
         "Files may include each other 16 levels deep, and a catalog may have 64 files."},
    {.code = "catalog/include-missing",
     .found_in = FoundIn::Catalog,
     .summary = "an included file that is not there",
     .explanation =
         "Includes are looked for relative to the file that has them, then among the catalogs "
         "that came with the program. The notes tell where.",
     .bad = "include: [lib/toyz.yaml]",
     .good = "include: [lib/toys.yaml]"},
    {.code = "catalog/include-path",
     .found_in = FoundIn::Catalog,
     .summary = "an include with an absolute path",
     .explanation =
         "The catalog would read other files on another machine. Write the path relative to "
         "the file that includes.",
     .bad = "include: [/etc/toys.yaml]",
     .good = "include: [lib/toys.yaml]"},
    {.code = "catalog/include-unreadable",
     .found_in = FoundIn::Catalog,
     .summary = "an included file that cannot be read",
     .explanation = "The file is there, but the system refuses it; the message says why.",
     .bad = "include: [lib]",
     .good = "include: [lib/toys.yaml]"},
    {.code = "catalog/info-value",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "a metric whose name says that it only informs",
     .explanation =
         "Metrics named …_info are always 1 and carry labels, and 'value: info' says so: without "
         "it a panel draws a line at 1. Where the number means something, 'value: free' keeps it.",
     .bad = R"(metrics:
  - {name: toy_box_info, type: gauge, help: Version of the box., labels: [zone]})",
     .good = R"(metrics:
  - {name: toy_box_info, type: gauge, value: info, help: Version of the box., labels: [zone]})"},
    {.code = "catalog/kubernetes-label",
     .found_in = FoundIn::Catalog,
     .summary = "a name or value that Kubernetes refuses as a label",
     .explanation =
         "The API server refuses objects with such labels. Values have at most 63 letters, "
         "digits, '-', '_' and '.', with a letter or digit at both ends.",
     .bad =
         R"(operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys, labels: {release: "kube prometheus"}})",
     .good = "operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys, labels: "
             "{release: kube-prometheus}}"},
    {.code = "catalog/label-not-in-release",
     .found_in = FoundIn::Catalog,
     .summary = "a matcher on a label that a release does not have",
     .explanation =
         "In the release that is built the metric does not have the label, so that the "
         "matcher finds nothing. Give the signal the same 'since' or 'until' as the label.",
     .bad = R"(components: {"1.0": {go: "1.24"}, "1.1": {go: "1.25"}}
labels: {zone: {help: zone, since: "1.1"}}
metrics: [{name: toys, type: gauge, help: Toys., labels: [zone]}]
signals: {near: {expr: 'toys{zone="a"}'}})",
     .good = R"(components: {"1.0": {go: "1.24"}, "1.1": {go: "1.25"}}
labels: {zone: {help: zone, since: "1.1"}}
metrics: [{name: toys, type: gauge, help: Toys., labels: [zone]}]
signals: {near: {expr: 'toys{zone="a"}', since: "1.1"}})"},
    {.code = "catalog/lifetime",
     .found_in = FoundIn::Catalog,
     .summary = "'until' that is not after 'since'",
     .explanation =
         "No release would have it. 'since' is the first release that has it, 'until' the "
         "first that has it no more.",
     .bad = R"(metrics: [{name: toys, type: gauge, help: Toys., since: "1.6", until: "1.5"}])",
     .good = R"(metrics: [{name: toys, type: gauge, help: Toys., since: "1.5", until: "1.6"}])"},
    {.code = "catalog/long-interval",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "an interval of the scrape beyond the lookback",
     .explanation =
         "For the value at an instant Prometheus looks five minutes back. Where samples are "
         "farther "
         "apart series come and go: stats are blank half of the time, and alerts with 'for' never "
         "fire.",
     .bad = "scrape: {service: {app: toy}, port: http, interval: 10m}",
     .good = "scrape: {service: {app: toy}, port: http, interval: 2m}"},
    {.code = "catalog/misplaced-key",
     .found_in = FoundIn::Catalog,
     .summary = "a key that does nothing here",
     .explanation =
         "The key belongs to something else that is not here, so that it would silently have "
         "no effect. The help says what it goes with.",
     .bad = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - {signal: "toys:value", sort: {column: Toys}})",
     .good = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - {signal: "toys:value"})"},
    {.code = "catalog/missing-key",
     .found_in = FoundIn::Catalog,
     .summary = "a key that is needed",
     .explanation = "The entry cannot be understood without it.",
     .bad = "operator: {name: toy, title: Toy, namespace: toys}",
     .good = "operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys}"},
    {.code = "catalog/name",
     .found_in = FoundIn::Catalog,
     .summary = "a name that its kind does not allow",
     .explanation =
         "Names end up in Kubernetes objects, in Prometheus or in file names, each of which "
         "refuses some characters. The message says which are allowed.",
     .bad = "operator: {name: Toy_Operator, title: Toy, alert_prefix: Toy, namespace: toys}",
     .good = "operator: {name: toy-operator, title: Toy, alert_prefix: Toy, namespace: toys}"},
    {.code = "catalog/never-built",
     .found_in = FoundIn::Catalog,
     .summary = "something that no release has",
     .explanation =
         "By its lifetime, or by those of what it reads, it is in none of the releases that the "
         "catalog describes, so that it is never written. The notes name the lifetimes that do not "
         "meet.",
     .bad = R"x(components: {"2.0": {}, "1.0": {}}
metrics:
  - {name: toys, type: gauge, help: Toys., until: "2.0"}
signals: {shelf: {expr: sum (toys)}}
alerts:
  - {name: Few, since: "2.0", signal: shelf, below: 3, summary: Few toys., description: Few.}
dashboards:
  - {name: main, title: Toys, rows: [{title: Releases, panels: [{title: Word, text: None.}]}]})x",
     .good = R"x(components: {"2.0": {}, "1.0": {}}
metrics:
  - {name: toys, type: gauge, help: Toys., since: "2.0"}
signals: {shelf: {expr: sum (toys)}}
alerts:
  - {name: Few, since: "2.0", signal: shelf, below: 3, summary: Few toys., description: Few.}
dashboards:
  - {name: main, title: Toys, rows: [{title: Releases, panels: [{title: Word, text: None.}]}]})x"},
    {.code = "catalog/newer-release",
     .severity = Severity::Warning,
     .found_in = FoundIn::CommandLine,
     .summary = "a release that the catalog does not describe yet",
     .explanation =
         "'--operator-version' names a release newer than all that the catalog describes; it "
         "is built as the newest. Metrics that changed since are not known."},
    {.code = "catalog/no-component",
     .found_in = FoundIn::Catalog,
     .summary = "a release that does not say which component it is built from",
     .explanation =
         "A library tells since which version of its component a metric is there, and the "
         "release does not say which version it has. Add the component to the release.",
     .bad = R"(components: {"1.1": {boks: "3.2"}}
include: [lib/toys.yaml])",
     .good = R"(components: {"1.1": {box: "3.2"}}
include: [lib/toys.yaml])"},
    {.code = "catalog/not-a-library",
     .found_in = FoundIn::Catalog,
     .summary = "an included file that is an operator's catalog",
     .explanation =
         "Only libraries can be included: two operators in one catalog would have two scrapes "
         "and two names.",
     .bad = "include: [other.yaml]",
     .good = "include: [lib/toys.yaml]"},
});
static_assert(std::ranges::is_sorted(kCatalogAN, {}, &Check::code));

}  // namespace

std::span<const Check> catalog_a_n_checks() { return kCatalogAN; }

}  // namespace obsgen::check
