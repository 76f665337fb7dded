#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kBatch = std::to_array<Check>({
    {.code = "batch/question",
     .found_in = FoundIn::Question,
     .summary = "a line that is no question",
     .explanation =
         "Each line of a batch is a JSON string, or an object with 'expr' and perhaps "
         "'template' and 'series'. Other keys and types are refused, so that a misspelt one "
         "is not silently without effect.",
     .bad = R"({"expression": "up"})",
     .good = R"({"expr": "up"})"},
    {.code = "batch/series",
     .found_in = FoundIn::Series,
     .summary = "a series that cannot be read",
     .explanation =
         "A series is a metric's name with its labels in braces, without values; a label that "
         "only some series have ends in '?'.",
     .bad = "up{job",
     .good = "up{job}"},
});
static_assert(std::ranges::is_sorted(kBatch, {}, &Check::code));

}  // namespace

std::span<const Check> batch_checks() { return kBatch; }

}  // namespace obsgen::check
