#include "catalog/read/alert_test.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "catalog/read/names.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;
using model::AlertState;

constexpr std::array kTestRequired{"name"sv, "series"sv, "at"sv};
constexpr std::array kTestOptional{"interval"sv};
constexpr std::array kSeriesRequired{"metric"sv, "values"sv};
constexpr std::array kSeriesOptional{"labels"sv, "replica"sv};
constexpr std::array kStates{"silent"sv, "pending"sv, "firing"sv};
constexpr std::array kStateValues{AlertState::Silent, AlertState::Pending, AlertState::Firing};
constexpr std::uint32_t kMaxReplica = 9;

/// Drops a number at the start of `text`, which may be `NaN` or `Inf` too.
bool skip_number(std::string_view& text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

/// Drops `x` and a count of at most seven digits.
bool skip_times(std::string_view& text) {
  if (!text.starts_with('x')) return false;
  text.remove_prefix(1);
  const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > 7) return false;
  text.remove_prefix(digits);
  return true;
}

// `_`, `_x5`, `stale`, `3`, `3x5`, `0+1x60`. Source: promtool's notation of series.
bool is_item(std::string_view item) {
  if (item == "stale" || item == "_") return true;
  if (item.starts_with('_')) {
    item.remove_prefix(1);
    return skip_times(item) && item.empty();
  }
  if (!skip_number(item)) return false;
  if (item.empty()) return true;
  if (item.starts_with('+') || item.starts_with('-')) {
    if (item.starts_with('+')) item.remove_prefix(1);
    if (!skip_number(item)) return false;
  }
  return skip_times(item) && item.empty();
}

std::optional<std::string> read_series_values(const Node& node, Diagnostics& diagnostics) {
  auto text = read_line(node, diagnostics);
  if (!text || is_series_notation(*text)) return text;
  diagnostics.push_back({.code = "catalog/series-values",
                         .place = node.place,
                         .message = fmt::format("'{}' is not a series of values", *text),
                         .help = "such as '0+1x60' (60 steps of 1 from 0), '1 2 3', '5x10', '_x3' "
                                 "(3 times nothing), 'stale'"});
  return std::nullopt;
}

std::optional<std::map<std::string, std::string>> read_series_labels(const Node& node,
                                                                     Diagnostics& diagnostics) {
  if (const auto* mapping = std::get_if<document::Mapping>(&node.value)) {
    for (const document::Entry& entry : mapping->entries)
      read_label_name(key_node(entry), diagnostics);
  }
  return read_text_map(node, diagnostics);
}

std::optional<model::TestSeries> read_series(const Node& node, Diagnostics& diagnostics) {
  using TestLabels = std::map<std::string, std::string>;
  const auto fields =
      open(node, {"a series of a test", kSeriesRequired, kSeriesOptional}, diagnostics);
  if (!fields) return std::nullopt;
  return model::TestSeries{
      .metric = fields->get("metric", read_metric_name).value_or(""),
      .labels = fields->get("labels", read_series_labels).value_or(TestLabels{}),
      .values = fields->get("values", read_series_values).value_or(""),
      .replica = fields->get("replica", CountReader{.min = 0, .max = kMaxReplica}).value_or(0),
      .place = fields->place_of("metric")};
}

std::optional<AlertState> read_state(const Node& node, Diagnostics& diagnostics) {
  const auto index = read_word(node, "state of an alert", kStates, diagnostics);
  return index ? std::optional{kStateValues[*index]} : std::nullopt;
}

std::optional<std::vector<model::TestExpectation>> read_expectations(const Node& node,
                                                                     Diagnostics& diagnostics) {
  const auto* mapping = std::get_if<document::Mapping>(&node.value);
  if (mapping == nullptr) {
    refuse_kind(node, "a mapping", diagnostics);
    return std::nullopt;
  }
  std::vector<model::TestExpectation> expectations;
  std::map<std::int64_t, Place> seen;
  for (const document::Entry& entry : mapping->entries) {
    const auto state = read_state(entry.value, diagnostics);
    const auto at = read_duration(key_node(entry), diagnostics);
    if (!at) continue;
    const auto [first, fresh] = seen.emplace(at->milliseconds, entry.key_place);
    if (!fresh) report_repetition(entry.key_place, first->second, diagnostics);
    if (state) expectations.push_back({.at = *at, .state = *state});
  }
  std::ranges::stable_sort(expectations, {}, &model::TestExpectation::at);
  return expectations;
}

std::optional<model::AlertTest> read_test(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"a test", kTestRequired, kTestOptional}, diagnostics);
  if (!fields) return std::nullopt;
  return model::AlertTest{
      .name = fields->get("name", read_line).value_or(""),
      .series =
          fields->get("series", list_of(read_series)).value_or(std::vector<model::TestSeries>{}),
      .interval = fields->get("interval", read_period).value_or(model::Duration{60'000}),
      .at = fields->get("at", read_expectations).value_or(std::vector<model::TestExpectation>{}),
      .place = fields->place_of("name")};
}

}  // namespace

std::vector<model::AlertTest> read_alert_tests(const Fields& alert) {
  return alert.get("tests", list_of(read_test)).value_or(std::vector<model::AlertTest>{});
}

bool is_series_notation(std::string_view text) {
  bool any = false;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) return any;
    const auto item = text.substr(0, text.find(' '));
    if (!is_item(item)) return false;
    any = true;
    text.remove_prefix(item.size());
  }
}

}  // namespace obsgen::catalog
