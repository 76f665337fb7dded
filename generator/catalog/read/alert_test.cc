#include "catalog/read/alert_test.h"

#include <algorithm>
#include <array>
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

std::optional<model::SeriesValues> read_series_values(const Node& node, Diagnostics& diagnostics) {
  const auto text = read_line(node, diagnostics);
  if (!text) return std::nullopt;
  if (auto values = model::parse_series_values(*text)) return values;
  diagnostics.push_back({.code = "catalog/series-values",
                         .place = node.place,
                         .message = fmt::format("'{}' is not a series of values", *text),
                         .help = "such as '0+1x60' (60 steps of 1 from 0), '1 2 3', '5x10', '_x3' "
                                 "(3 times nothing), 'stale'"});
  return std::nullopt;
}

using TestLabels = std::map<std::string, model::TestLabel>;

std::optional<TestLabels> read_series_labels(const Node& node, Diagnostics& diagnostics) {
  const auto* mapping = read_entries(node, diagnostics);
  if (mapping == nullptr) return std::nullopt;
  TestLabels labels;
  for (const document::Entry& entry : mapping->entries) {
    read_label_name(key_node(entry), diagnostics);
    if (auto text = read_string(entry.value, diagnostics))
      labels.emplace(entry.name(), model::TestLabel{*std::move(text), entry.value.place});
  }
  return labels;
}

std::optional<model::TestSeries> read_series(const Node& node, Diagnostics& diagnostics) {
  const auto fields =
      open(node, {"a series of a test", kSeriesRequired, kSeriesOptional}, diagnostics);
  if (!fields) return std::nullopt;
  return model::TestSeries{
      .metric = fields->get("metric", read_metric_name).value_or(""),
      .labels = fields->get("labels", read_series_labels).value_or(TestLabels{}),
      .values = fields->get("values", read_series_values).value_or(model::SeriesValues{}),
      .replica = fields->get("replica", CountReader{.min = 0, .max = kMaxReplica}).value_or(0),
      .place = fields->place_of("metric"),
      .values_place = fields->place_of("values")};
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
    if (state) expectations.push_back({*at, *state, entry.key_place});
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

}  // namespace obsgen::catalog
