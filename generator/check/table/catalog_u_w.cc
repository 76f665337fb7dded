#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kCatalogUW = std::to_array<Check>({
    {.code = "catalog/unit-in-name",
     .found_in = FoundIn::Catalog,
     .summary = "a unit that is another than that of the name",
     .explanation =
         "The name says in what the program measures, and panels and alerts would show its numbers "
         "in something else, or a thousand times too large.",
     .bad = R"(metrics:
  - {name: toy_size_bytes, type: gauge, unit: seconds, help: Size of the toy.})",
     .good = R"(metrics:
  - {name: toy_size_bytes, type: gauge, unit: bytes, help: Size of the toy.})"},
    {.code = "catalog/unknown-alert",
     .found_in = FoundIn::Catalog,
     .summary = "an alert that is not there",
     .explanation =
         "What explains an alert is another alert of the catalog, or of a library that the "
         "catalog does without.",
     .bad = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few toys., description: Few toys are left., explained_by: [Nothing]})",
     .good = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few toys., description: Few toys are left., explained_by: [Nothing]}
  - {name: Nothing, signal: "toys:value", below: 1, summary: None., description: No toys.})"},
    {.code = "catalog/unknown-code",
     .found_in = FoundIn::Catalog,
     .summary = "a code to be ignored that is none, or cannot be ignored",
     .explanation =
         "An 'ignore' list names codes of problems that the item is known to have. What keeps a "
         "catalog from being read, or what is written from being right, cannot be ignored. "
         "'obsgen check --list' tells all codes.",
     .bad = R"(signals:
  built:
    expr: sum by (zone) (toy_builds_total)
    ignore: [{code: promql/raw-count, reason: The shop counts so.}])",
     .good = R"(signals:
  built:
    expr: sum by (zone) (toy_builds_total)
    ignore: [{code: promql/raw-counter, reason: The shop counts so.}])"},
    {.code = "catalog/unknown-column",
     .found_in = FoundIn::Catalog,
     .summary = "a column that the table does not have",
     .explanation = "A table is sorted by one of its columns, which is named by its title.",
     .bad = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - view: table
            title: Toys
            key: {zone: Zone}
            columns: [{signal: "toys:value", title: Toys}]
            sort: {column: Toy})",
     .good = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - view: table
            title: Toys
            key: {zone: Zone}
            columns: [{signal: "toys:value", title: Toys}]
            sort: {column: Toys})"},
    {.code = "catalog/unknown-component",
     .found_in = FoundIn::Written,
     .summary = "a release that does not say which component it is built from",
     .explanation =
         "A library tells since which version of its component a metric is there, and the "
         "release does not say which version it has. Catalogs are proven before; please "
         "report one that shows this."},
    {.code = "catalog/unknown-id",
     .found_in = FoundIn::Overlay,
     .summary = "a setting of something that is not there",
     .explanation = "An overlay changes what the catalog has; a misspelt id would silently change "
                    "nothing.",
     .bad = R"(alerts:
  Fewer: {below: 5})",
     .good = R"(alerts:
  Few: {below: 5})"},
    {.code = "catalog/unknown-key",
     .found_in = FoundIn::Catalog,
     .summary = "a key that is not known here",
     .explanation =
         "A misspelt key would silently have no effect. The help lists those that there are.",
     .bad = "operator: {name: toy, titel: Toy, title: Toy, alert_prefix: Toy, namespace: toys}",
     .good = "operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys}"},
    {.code = "catalog/unknown-label",
     .found_in = FoundIn::Catalog,
     .summary = "a label that the metric does not have",
     .explanation = "Grouping by it does nothing, matching on it finds nothing. Declare it below "
                    "'labels' and at the metric, or use one of its own.",
     .bad = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - {signal: "toys:value", by: [zoen]})",
     .good = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - {signal: "toys:value", by: [zone]})"},
    {.code = "catalog/unknown-metric",
     .found_in = FoundIn::Catalog,
     .summary = "a metric that is not there",
     .explanation =
         "The signal, panel or test names a metric that neither the catalog nor a library has.",
     .bad = R"(signals:
  slow: {quantile: {of: toy_built_seconds, q: 0.99}})",
     .good = R"(signals:
  slow: {quantile: {of: toy_build_seconds, q: 0.99}})"},
    {.code = "catalog/unknown-object",
     .found_in = FoundIn::Catalog,
     .summary = "a kind of object that is not declared",
     .explanation =
         "The key of an object joins the labels of its metrics, so that it is declared below "
         "'objects' of the same file.",
     .bad = R"(objects: {Toy: {key: [zone]}}
metrics:
  - {name: toys, type: gauge, help: Toys., object: Tyo})",
     .good = R"(objects: {Toy: {key: [zone]}}
metrics:
  - {name: toys, type: gauge, help: Toys., object: Toy})"},
    {.code = "catalog/unknown-release",
     .found_in = FoundIn::CommandLine,
     .summary = "a release that the catalog does not describe",
     .explanation =
         "'--operator-version' names a release outside of 'versions' of the operator. What it "
         "exposes is not known, so that nothing could be proven."},
    {.code = "catalog/unknown-row",
     .found_in = FoundIn::Catalog,
     .summary = "a row that is not there",
     .explanation =
         "'use' names a row of the catalog, or library/row of a library that it includes.",
     .bad = R"(rows:
  shelf: {title: Shelf, panels: [{signal: "toys:value"}]}
dashboards:
  - {name: main, title: Toys, rows: [{use: shelves}]})",
     .good = R"(rows:
  shelf: {title: Shelf, panels: [{signal: "toys:value"}]}
dashboards:
  - {name: main, title: Toys, rows: [{use: shelf}]})"},
    {.code = "catalog/unknown-signal",
     .found_in = FoundIn::Catalog,
     .summary = "a signal that is not there",
     .explanation = "Signals are those of the catalog, and the default ones of a metric, such as "
                    "'toys:value'.",
     .bad = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - {signal: "toys:rate"})",
     .good = R"(dashboards:
  - name: main
    title: Toys
    rows:
      - title: Shelf
        panels:
          - {signal: "toys:value"})"},
    {.code = "catalog/unknown-word",
     .found_in = FoundIn::Catalog,
     .summary = "a word that is not one of those that can stand here",
     .explanation = "The help lists the words that there are.",
     .bad = R"(metrics:
  - {name: toys, type: guage, help: Toys.})",
     .good = R"(metrics:
  - {name: toys, type: gauge, help: Toys.})"},
    {.code = "catalog/unused-ignore",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "a problem to be ignored that is not there",
     .explanation =
         "What it ignored has been mended, or stands elsewhere: the entry could hide the next one. "
         "It is told when every release was proven, and only of the operator's own file.",
     .bad = R"(signals:
  built:
    expr: sum by (zone) (rate(toy_builds_total[5m]))
    ignore: [{code: promql/raw-counter, reason: The shop counts so.}])",
     .good = R"(signals:
  built:
    expr: sum by (zone) (rate(toy_builds_total[5m])))"},
    {.code = "catalog/url",
     .found_in = FoundIn::Catalog,
     .summary = "an address that is none",
     .explanation =
         "Links that are written into alerts and pages begin with https:// or http://, and "
         "that of runbooks says where the alert's name belongs.",
     .bad = "operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys, grafana: "
            "grafana.example.org}",
     .good =
         R"(operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys, grafana: "https://grafana.example.org"})"},
    {.code = "catalog/variable",
     .found_in = FoundIn::Catalog,
     .summary = "a variable that an expression cannot have",
     .explanation =
         "Rules know no variables of Grafana. $window, the only one, becomes the window of "
         "the rule or what Grafana offers.",
     .bad = R"x(signals:
  builds: {expr: "sum(rate(toy_builds_total[$__rate_interval]))"})x",
     .good = R"x(signals:
  builds: {expr: "sum(rate(toy_builds_total[$window]))"})x"},
    {.code = "catalog/version",
     .found_in = FoundIn::Catalog,
     .summary = "a version that is none",
     .explanation =
         "Versions are one to four numbers joined by dots, quoted, because 1.10 is not 1.1; "
         "ranges of them begin with '>='.",
     .bad = R"(components: {"1.x": {go: "1.24"}})",
     .good = R"(components: {"1.4": {go: "1.24"}})"},
    {.code = "catalog/wrong-type",
     .found_in = FoundIn::Catalog,
     .summary = "a value of the wrong type",
     .explanation =
         "A text, a number, a list or a mapping stands where another is expected. What looks "
         "like a number but is a name is quoted.",
     .bad = "operator: {name: toy, title: 5, alert_prefix: Toy, namespace: toys}",
     .good = R"(operator: {name: toy, title: "5", alert_prefix: Toy, namespace: toys})"},
});
static_assert(std::ranges::is_sorted(kCatalogUW, {}, &Check::code));

}  // namespace

std::span<const Check> catalog_u_w_checks() { return kCatalogUW; }

}  // namespace obsgen::check
