#include "catalog/read/metric_values.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "catalog/read/names.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;
using model::MetricType;

constexpr std::array kTypeWords{"free"sv, "info"sv, "bool"sv, "ratio"sv, "timestamp"sv};
constexpr std::array kLabelKinds{"state"sv, "one_hot"sv};
constexpr std::array kBoundsRequired{"bounds"sv};
constexpr std::array kBoundsOptional{"since"sv, "until"sv};

model::ValueDomain domain_of(std::string_view word) {
  if (word == "info") return model::InfoValue{};
  if (word == "bool") return model::BoolValue{};
  if (word == "ratio") return model::RatioValue{};
  if (word == "timestamp") return model::TimestampValue{};
  return model::FreeValue{};
}

/// The label that holds the state, when there is one.
const std::string* state_label(const model::ValueDomain& domain) {
  using Label = const std::string*;
  return std::visit(
      Overloaded{[](const model::FreeValue&) -> Label { return nullptr; },
                 [](const model::InfoValue&) -> Label { return nullptr; },
                 [](const model::BoolValue&) -> Label { return nullptr; },
                 [](const model::RatioValue&) -> Label { return nullptr; },
                 [](const model::TimestampValue&) -> Label { return nullptr; },
                 [](const model::StateValue& value) -> Label { return &value.label; },
                 [](const model::OneHotValue& value) -> Label { return &value.label; }},
      domain);
}

std::optional<std::vector<double>> read_ascending(const Node& node, Diagnostics& diagnostics) {
  const auto* items = read_items(node, diagnostics);
  if (items == nullptr) return std::nullopt;
  std::vector<double> numbers;
  for (const Node& item : items->items) {
    const auto number = read_number(item, diagnostics);
    if (!number) continue;
    if (!numbers.empty() && *number <= numbers.back()) {
      diagnostics.push_back(
          {.code = "catalog/not-ascending",
           .place = item.place,
           .message = fmt::format("{} does not come after {}", *number, numbers.back()),
           .help = "the numbers ascend"});
    }
    numbers.push_back(*number);
  }
  return numbers;
}

std::optional<model::Buckets> read_bounds(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"buckets", kBoundsRequired, kBoundsOptional}, diagnostics);
  if (!fields) return std::nullopt;
  return model::Buckets{
      .bounds = fields->get("bounds", read_ascending).value_or(std::vector<double>{}),
      .lifetime = read_lifetime(*fields)};
}

/// A key that only metrics of `owner` have, on another metric.
void check_owner(const model::Metric& metric, const Fields& fields, std::string_view key,
                 MetricType owner) {
  if (!fields.has(key) || metric.type == owner) return;
  fields.diagnostics().push_back(
      {.code = "catalog/type-mismatch",
       .place = fields.place_of_key(key),
       .message = fmt::format("a {} has no {}", to_string(metric.type), key),
       .help = fmt::format("only a {} has", to_string(owner))});
}

void check_domain(const model::Metric& metric, const Fields& fields) {
  const bool free = std::holds_alternative<model::FreeValue>(metric.value);
  if (!free && metric.type != MetricType::Gauge) {
    fields.diagnostics().push_back(
        {.code = "catalog/type-mismatch",
         .place = fields.place_of("value"),
         .message = fmt::format("a {} cannot have such a value", to_string(metric.type)),
         .help = "only a gauge can; leave 'value' away"});
  }
}

/// What a domain's numbers are measured in, where they are measured in one thing only.
std::optional<model::Unit> unit_of(const model::ValueDomain& domain) {
  using Measured = std::optional<model::Unit>;
  return std::visit(
      Overloaded{[](const model::FreeValue&) -> Measured { return std::nullopt; },
                 [](const model::InfoValue&) -> Measured { return std::nullopt; },
                 [](const model::BoolValue&) -> Measured { return std::nullopt; },
                 [](const model::RatioValue&) -> Measured { return model::Unit::Ratio; },
                 [](const model::TimestampValue&) -> Measured { return model::Unit::Seconds; },
                 [](const model::StateValue&) -> Measured { return std::nullopt; },
                 [](const model::OneHotValue&) -> Measured { return std::nullopt; }},
      domain);
}

void check_domain_unit(const model::Metric& metric, const Fields& fields) {
  const auto unit = unit_of(metric.value);
  if (!unit || metric.unit == model::Unit::None || metric.unit == *unit) return;
  fields.diagnostics().push_back(
      {.code = "catalog/type-mismatch",
       .place = fields.place_of("unit"),
       .message = fmt::format("such a value has the unit '{}', not '{}'", to_string(*unit),
                              to_string(metric.unit)),
       .help = fmt::format("write 'unit: {}', or another 'value'", to_string(*unit))});
}

}  // namespace

std::optional<model::ValueDomain> read_value_domain(const Node& node, Diagnostics& diagnostics) {
  if (!std::holds_alternative<document::Mapping>(node.value)) {
    const auto index = read_word(node, "kind of value", kTypeWords, diagnostics);
    return index ? std::optional{domain_of(kTypeWords[*index])} : std::nullopt;
  }
  const auto fields = open(node, {"a value", {}, kLabelKinds}, diagnostics);
  const auto kind = exactly_one(*fields, "a value", kLabelKinds);
  if (!kind) return std::nullopt;
  auto label = fields->get(*kind, read_label_name);
  if (!label) return std::nullopt;
  if (*kind == "state") return model::StateValue{*std::move(label)};
  return model::OneHotValue{*std::move(label)};
}

std::optional<std::vector<model::Buckets>> read_buckets(const Node& node,
                                                        Diagnostics& diagnostics) {
  const auto* items = read_items(node, diagnostics);
  if (items == nullptr) return std::nullopt;
  const bool by_release = std::holds_alternative<document::Mapping>(items->items.front().value);
  if (by_release) return list_of(read_bounds)(node, diagnostics);
  auto bounds = read_ascending(node, diagnostics);
  return std::vector{model::Buckets{.bounds = *std::move(bounds)}};
}

std::optional<std::vector<double>> read_quantiles(const Node& node, Diagnostics& diagnostics) {
  auto quantiles = read_ascending(node, diagnostics);
  if (!quantiles) return quantiles;
  const auto outside = std::ranges::find_if(*quantiles, [](double q) { return q < 0 || q > 1; });
  if (outside == quantiles->end()) return quantiles;
  diagnostics.push_back({.code = "catalog/out-of-range",
                         .place = node.place,
                         .message = fmt::format("the quantile {} is not from 0 to 1", *outside)});
  return std::nullopt;
}

void check_type(const model::Metric& metric, const Fields& fields) {
  check_owner(metric, fields, "buckets", MetricType::Histogram);
  check_owner(metric, fields, "native", MetricType::Histogram);
  check_owner(metric, fields, "quantiles", MetricType::Summary);
  check_domain(metric, fields);
  check_domain_unit(metric, fields);
}

void check_state_label(const model::Metric& metric, const Fields& fields) {
  const std::string* label = state_label(metric.value);
  if (label == nullptr || find_label(metric, *label) != nullptr) return;
  std::vector<std::string> names;
  for (const model::Label& own : metric.labels)
    names.push_back(own.name);
  fields.diagnostics().push_back(
      {.code = "catalog/unknown-label",
       .place = fields.place_of("value"),
       .message = fmt::format("the metric has no label '{}' to hold its state", *label),
       .help = did_you_mean(*label, names, fields.diagnostics())});
}

}  // namespace obsgen::catalog
