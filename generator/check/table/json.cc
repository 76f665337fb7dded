#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kJson = std::to_array<Check>({
    {.code = "json/control",
     .found_in = FoundIn::Json,
     .summary = "a control character in a string",
     .explanation =
         "A line break, a tab or another control character stands in a string as it is; JSON "
         "writes it with a backslash.",
     .bad = "{\"expr\": \"up\t== 0\"}",
     .good = R"({"expr": "up\t== 0"})"},
    {.code = "json/depth",
     .found_in = FoundIn::Limit,
     .summary = "a text nested too deeply",
     .explanation =
         "A JSON text may be nested 64 levels deep; deeper ones are damaged or hostile."},
    {.code = "json/duplicate-key",
     .found_in = FoundIn::Json,
     .summary = "a key that is there twice",
     .explanation =
         "Readers of JSON keep one of the two values, not all the same one. Keep the one that "
         "is meant.",
     .bad = R"({"expr": "up", "expr": "down"})",
     .good = R"({"expr": "up"})"},
    {.code = "json/size",
     .found_in = FoundIn::Limit,
     .summary = "a text that is too large",
     .explanation = "A JSON text may have 32 MiB and 500000 values."},
    {.code = "json/syntax",
     .found_in = FoundIn::Json,
     .summary = "text that is not JSON",
     .explanation = "The text cannot be read from this place on. Comments, trailing commas, single "
                    "quotes and names without quotes are no JSON.",
     .bad = R"({"expr": "up",})",
     .good = R"({"expr": "up"})"},
    {.code = "json/utf8",
     .found_in = FoundIn::Bytes,
     .summary = "bytes that are not UTF-8",
     .explanation = "JSON is written in UTF-8; this text is in another encoding or damaged."},
});
static_assert(std::ranges::is_sorted(kJson, {}, &Check::code));

}  // namespace

std::span<const Check> json_checks() { return kJson; }

}  // namespace obsgen::check
