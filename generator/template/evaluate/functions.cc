#include "template/evaluate/functions.h"

#include <algorithm>

#include "template/evaluate/go_functions.h"
#include "template/evaluate/prometheus_functions.h"

namespace obsgen::templates {

namespace {

constexpr auto kText = Parameter::Text;
constexpr auto kAny = Parameter::Any;
constexpr auto kOfValue = Parameter::Value;
constexpr auto kOfSamples = Parameter::Samples;
constexpr auto kOfSample = Parameter::Sample;

// A function that only newer releases have is no proof of a mistake. `tmpl` is of console pages
// only.
constexpr std::array kFunctions{
    FunctionRow{"and", {kOfValue}, 1, kOfValue},  // executed where it stands, as `or`
    FunctionRow{"args", {}, 0, kAny, prometheus::args},
    FunctionRow{"call", {kOfValue}, 1, kOfValue, go::call},
    FunctionRow{"eq", {kOfValue}, 1, kOfValue, go::equal},
    FunctionRow{"externalURL", {}, 0, {}, prometheus::external_url},
    FunctionRow{"first", {kOfSamples}, 1, {}, prometheus::first},
    FunctionRow{"ge", {kOfValue, kOfValue}, 2, {}, go::greater_or_equal},
    FunctionRow{"graphLink", {kText}, 1, {}, prometheus::graph_link},
    FunctionRow{"gt", {kOfValue, kOfValue}, 2, {}, go::greater},
    FunctionRow{"html", {}, 0, kAny, go::html},
    FunctionRow{"humanize", {kAny}, 1, {}, prometheus::humanize},
    FunctionRow{"humanize1024", {kAny}, 1, {}, prometheus::humanize_1024},
    FunctionRow{"humanizeDuration", {kAny}, 1, {}, prometheus::humanize_duration},
    FunctionRow{"humanizePercentage", {kAny}, 1, {}, prometheus::humanize_percentage},
    FunctionRow{"humanizeTimestamp", {kAny}, 1, {}, prometheus::humanize_timestamp},
    FunctionRow{"index", {kOfValue}, 1, kOfValue, go::index},
    FunctionRow{"js", {}, 0, kAny, go::js},
    FunctionRow{"label", {kText, kOfSample}, 2, {}, prometheus::of_sample},
    FunctionRow{"le", {kOfValue, kOfValue}, 2, {}, go::less_or_equal},
    FunctionRow{"len", {kOfValue}, 1, {}, go::length},
    FunctionRow{"lt", {kOfValue, kOfValue}, 2, {}, go::less},
    FunctionRow{"match", {kText, kText}, 2, {}, prometheus::match},
    FunctionRow{"ne", {kOfValue, kOfValue}, 2, {}, go::not_equal},
    FunctionRow{"not", {kOfValue}, 1, {}, go::logical_not},
    FunctionRow{"now", {}, 0, {}, prometheus::now},
    FunctionRow{"or", {kOfValue}, 1, kOfValue},
    FunctionRow{"parseDuration", {kText}, 1, {}, prometheus::parse_duration},
    FunctionRow{"pathPrefix", {}, 0, {}, prometheus::path_prefix},
    FunctionRow{"print", {}, 0, kAny, go::joined},
    FunctionRow{"printf", {kText}, 1, kAny, go::formatted},
    FunctionRow{"println", {}, 0, kAny, go::joined_line},
    FunctionRow{"query", {kText}, 1, {}, prometheus::query},
    FunctionRow{"reReplaceAll", {kText, kText, kText}, 3, {}, prometheus::replace_all},
    FunctionRow{"safeHtml", {kText}, 1, {}, prometheus::safe_html},
    FunctionRow{"slice", {kOfValue}, 1, kOfValue, go::slice},
    FunctionRow{"sortByLabel", {kText, kOfSamples}, 2, {}, prometheus::sort_by_label},
    FunctionRow{"stripDomain", {kText}, 1, {}, prometheus::strip_domain},
    FunctionRow{"stripPort", {kText}, 1, {}, prometheus::strip_port},
    FunctionRow{"strvalue", {kOfSample}, 1, {}, prometheus::of_sample},
    FunctionRow{"tableLink", {kText}, 1, {}, prometheus::table_link},
    FunctionRow{"title", {kText}, 1, {}, prometheus::title},
    FunctionRow{"toDuration", {kAny}, 1, {}, prometheus::to_duration},
    FunctionRow{"toLower", {kText}, 1, {}, prometheus::to_lower},
    FunctionRow{"toTime", {kAny}, 1, {}, prometheus::to_time},
    FunctionRow{"toUpper", {kText}, 1, {}, prometheus::to_upper},
    FunctionRow{"urlQueryEscape", {kText}, 1, {}, prometheus::url_query_escape},
    FunctionRow{"urlquery", {}, 0, kAny, go::urlquery},
    FunctionRow{"value", {kOfSample}, 1, {}, prometheus::of_sample},
};
static_assert(std::ranges::is_sorted(kFunctions, {}, &FunctionRow::name));

}  // namespace

std::string_view type_name(Parameter parameter) {
  switch (parameter) {
    case Parameter::Text:
      return "string";
    case Parameter::Any:
      return "interface {}";
    case Parameter::Value:
      return "reflect.Value";
    case Parameter::Samples:
      return "template.queryResult";
    case Parameter::Sample:
      return "*template.sample";
  }
  return {};
}

std::span<const FunctionRow> function_table() { return kFunctions; }

const FunctionRow* find_function(std::string_view name) {
  const auto found = std::ranges::lower_bound(kFunctions, name, {}, &FunctionRow::name);
  return found == kFunctions.end() || found->name != name ? nullptr : &*found;
}

}  // namespace obsgen::templates
