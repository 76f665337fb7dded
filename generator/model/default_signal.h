#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/metric.h"

namespace obsgen::model {

/// Signals that every metric has by its type and value domain, named `<metric>:<kind>`.
enum class DefaultSignal {
  Value,
  Rate,
  Count,
  Objects,
  State,
  Age,
  Mean,
  P50,
  P95,
  P99,
  Buckets,
  Quantiles
};

inline constexpr std::array kDefaultSignals{
    DefaultSignal::Value, DefaultSignal::Rate, DefaultSignal::Count,   DefaultSignal::Objects,
    DefaultSignal::State, DefaultSignal::Age,  DefaultSignal::Mean,    DefaultSignal::P50,
    DefaultSignal::P95,   DefaultSignal::P99,  DefaultSignal::Buckets, DefaultSignal::Quantiles};

/// The part behind the colon: `rate`, `p95`.
std::string_view to_string(DefaultSignal kind);

/// Those that `metric` has, in the order of the format's table.
std::vector<DefaultSignal> default_signals(const Metric& metric);

/// A reference `<metric>:<kind>` taken apart; absent when it has no colon or the kind is unknown.
struct DefaultSignalName {
  std::string metric{};
  DefaultSignal kind{};
};

std::optional<DefaultSignalName> parse_default_signal(std::string_view reference);

}  // namespace obsgen::model
