#include "model/default_signal.h"

#include <algorithm>

#include "base/overloaded.h"

namespace obsgen::model {

namespace {

using Kind = DefaultSignal;

std::vector<DefaultSignal> of_gauge(const ValueDomain& value) {
  return std::visit(Overloaded{[](const FreeValue&) { return std::vector{Kind::Value}; },
                               [](const InfoValue&) { return std::vector{Kind::Value}; },
                               [](const BoolValue&) { return std::vector{Kind::Value}; },
                               [](const RatioValue&) { return std::vector{Kind::Value}; },
                               [](const TimestampValue&) { return std::vector{Kind::Age}; },
                               [](const StateValue&) {
                                 return std::vector{Kind::Count, Kind::Objects};
                               },
                               [](const OneHotValue&) { return std::vector{Kind::State}; }},
                    value);
}

}  // namespace

std::string_view to_string(DefaultSignal kind) {
  switch (kind) {
    case Kind::Value:
      return "value";
    case Kind::Rate:
      return "rate";
    case Kind::Count:
      return "count";
    case Kind::Objects:
      return "objects";
    case Kind::State:
      return "state";
    case Kind::Age:
      return "age";
    case Kind::Mean:
      return "mean";
    case Kind::P50:
      return "p50";
    case Kind::P95:
      return "p95";
    case Kind::P99:
      return "p99";
    case Kind::Buckets:
      return "buckets";
    case Kind::Quantiles:
      return "quantiles";
  }
  return {};
}

std::vector<DefaultSignal> default_signals(const Metric& metric) {
  switch (metric.type) {
    case MetricType::Counter:
      return {Kind::Rate};
    case MetricType::Gauge:
      return of_gauge(metric.value);
    case MetricType::Histogram:
      return {Kind::Rate, Kind::Mean, Kind::P50, Kind::P95, Kind::P99, Kind::Buckets};
    case MetricType::Summary:
      return {Kind::Rate, Kind::Mean, Kind::Quantiles};
  }
  return {};
}

std::optional<DefaultSignalName> parse_default_signal(std::string_view reference) {
  const auto colon = reference.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto it = std::ranges::find(kDefaultSignals, reference.substr(colon + 1),
                                    [](DefaultSignal kind) { return to_string(kind); });
  if (it == kDefaultSignals.end()) return std::nullopt;
  return DefaultSignalName{std::string{reference.substr(0, colon)}, *it};
}

}  // namespace obsgen::model
