#include "world/series_values.h"

#include <algorithm>
#include <variant>

#include "base/overloaded.h"
#include "world/units.h"

namespace obsgen::world {

namespace {

using model::Metric;
using model::MetricType;
using model::SeriesKind;
using promql::Interval;

bool is_flag(const model::ValueDomain& value) {
  return std::holds_alternative<model::BoolValue>(value) ||
         std::holds_alternative<model::OneHotValue>(value);
}

Interval range_of(const Metric& metric) {
  const auto& value = metric.value;
  if (std::holds_alternative<model::InfoValue>(value) ||
      std::holds_alternative<model::StateValue>(value))
    return {1, 1};
  if (is_flag(value) || std::holds_alternative<model::RatioValue>(value)) return promql::kZeroToOne;
  const bool only_grows = metric.type == MetricType::Counter;
  return only_grows || std::holds_alternative<model::TimestampValue>(value) ? promql::kNotNegative
                                                                            : Interval{};
}

std::optional<promql::Unit> unit_of_value(const Metric& metric) {
  if (std::holds_alternative<model::TimestampValue>(metric.value))
    return promql::Unit{.seconds = 1, .instant = true};
  if (!std::holds_alternative<model::FreeValue>(metric.value)) return promql::Unit{};
  return unit_of(metric.unit);
}

std::optional<Interval> observable(const Metric& metric) {
  if (metric.buckets.empty() || metric.buckets.front().bounds.empty()) return std::nullopt;
  const auto& bounds = metric.buckets.front().bounds;
  return Interval{std::min(0.0, bounds.front()), bounds.back()};
}

/// Durations and sizes are not negative; of other observations nobody knows.
Interval range_of_sum(const Metric& metric) {
  const auto bounds = observable(metric);
  return bounds && bounds->low >= 0 && unit_of(metric.unit) ? promql::kNotNegative : Interval{};
}

}  // namespace

void describe_values(promql::SeriesFacts& facts, const model::Series& series) {
  const Metric& metric = *series.metric;
  switch (series.kind) {
    case SeriesKind::Plain:
      facts.unit = unit_of_value(metric);
      facts.range = metric.recorded ? Interval{} : range_of(metric);
      break;
    case SeriesKind::Sum:
      facts.unit = unit_of(metric.unit);
      facts.range = range_of_sum(metric);
      break;
    case SeriesKind::Bucket:
    case SeriesKind::Count:
      facts.unit = promql::Unit{};
      facts.range = promql::kNotNegative;
      break;
  }
  if (metric.type != MetricType::Histogram) return;
  facts.observed = unit_of(metric.unit);
  if (!metric.native) facts.observable = observable(metric);
}

}  // namespace obsgen::world
