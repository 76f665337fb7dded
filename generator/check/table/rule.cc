#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kRule = std::to_array<Check>({
    {.code = "rule/record-name",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "a record whose name says something else than its rule does",
     .explanation = "Records are named level:metric:operations, and people rely on it: the level "
                    "names the labels "
                    "that are left, a window such as rate5m the range that is read. Mend the name, "
                    "or the signal.",
     .bad = R"x(signals:
  shelf: {expr: sum by (colour) (toys)}
records: [{name: "zone:toys:sum", signal: shelf}])x",
     .good = R"x(signals:
  shelf: {expr: sum by (colour) (toys)}
records: [{name: "colour:toys:sum", signal: shelf}])x"},
    {.code = "rule/size",
     .found_in = FoundIn::Written,
     .summary = "a PrometheusRule that kubectl cannot apply",
     .explanation =
         "'kubectl apply' keeps a copy of an object in an annotation, which holds 256 KiB; a "
         "larger object is refused by the API server. Switch alerts off, or split the catalog."},
});
static_assert(std::ranges::is_sorted(kRule, {}, &Check::code));

}  // namespace

std::span<const Check> rule_checks() { return kRule; }

}  // namespace obsgen::check
