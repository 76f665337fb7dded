#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kDashboard = std::to_array<Check>({
    {.code = "dashboard/lost-label",
     .found_in = FoundIn::Catalog,
     .summary = "a panel that shows a label which its query does not return",
     .explanation =
         "A legend, a column or a variable names a label that an aggregation left out. "
         "Grafana would show it empty, and series could not be told apart. Keep the label in "
         "the query, or show one that is left.",
     .bad = R"(signals:
  shelf: {expr: sum by (zone) (toys), legend: "{{pod}}"}
dashboards:
  - {name: main, title: Toys, rows: [{title: Shelf, panels: [{signal: shelf}]}]})",
     .good = R"(signals:
  shelf: {expr: sum by (zone) (toys), legend: "{{zone}}"}
dashboards:
  - {name: main, title: Toys, rows: [{title: Shelf, panels: [{signal: shelf}]}]})"},
    {.code = "dashboard/unknown-label",
     .found_in = FoundIn::Written,
     .summary = "a query that matches a label which is not there",
     .explanation =
         "A query that is about to be written matches a label that its series does not have "
         "after the scrape, so that the panel would stay empty. Expressions are proven "
         "before; please report a catalog that shows this."},
    {.code = "dashboard/unknown-series",
     .found_in = FoundIn::Written,
     .summary = "a query that reads a series which is not there",
     .explanation =
         "A query that is about to be written reads a series that does not exist after the "
         "scrape, so that the panel would stay empty. Expressions are proven before; please "
         "report a catalog that shows this."},
    {.code = "dashboard/unreadable",
     .found_in = FoundIn::Written,
     .summary = "a query that would not be read as it is meant",
     .explanation = "Each query is read again before it is written, and this one was refused or "
                    "means something "
                    "else then. That is a bug of obsgen; please report it with the catalog."},
});
static_assert(std::ranges::is_sorted(kDashboard, {}, &Check::code));

}  // namespace

std::span<const Check> dashboard_checks() { return kDashboard; }

}  // namespace obsgen::check
