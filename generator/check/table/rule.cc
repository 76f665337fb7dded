#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kRule = std::to_array<Check>({
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
