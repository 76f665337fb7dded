#include "template/syntax/functions.h"

#include <algorithm>
#include <array>

namespace obsgen::templates {

namespace {

// A function that only newer releases have is no proof of a mistake. `tmpl` is of console pages
// only.
// clang-format off: one name a line would take a page.
constexpr auto kFunctions = std::to_array<std::string_view>({"and",
                                                             "args",
                                                             "call",
                                                             "eq",
                                                             "externalURL",
                                                             "first",
                                                             "ge",
                                                             "graphLink",
                                                             "gt",
                                                             "html",
                                                             "humanize",
                                                             "humanize1024",
                                                             "humanizeDuration",
                                                             "humanizePercentage",
                                                             "humanizeTimestamp",
                                                             "index",
                                                             "js",
                                                             "label",
                                                             "le",
                                                             "len",
                                                             "lt",
                                                             "match",
                                                             "ne",
                                                             "not",
                                                             "now",
                                                             "or",
                                                             "parseDuration",
                                                             "pathPrefix",
                                                             "print",
                                                             "printf",
                                                             "println",
                                                             "query",
                                                             "reReplaceAll",
                                                             "safeHtml",
                                                             "slice",
                                                             "sortByLabel",
                                                             "stripDomain",
                                                             "stripPort",
                                                             "strvalue",
                                                             "tableLink",
                                                             "title",
                                                             "toDuration",
                                                             "toLower",
                                                             "toTime",
                                                             "toUpper",
                                                             "urlQueryEscape",
                                                             "urlquery",
                                                             "value"});
// clang-format on
static_assert(std::ranges::is_sorted(kFunctions));

}  // namespace

std::span<const std::string_view> functions() { return kFunctions; }

bool is_function(std::string_view name) { return std::ranges::binary_search(kFunctions, name); }

}  // namespace obsgen::templates
