#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace obsgen::model {

/// A Prometheus duration in whole milliseconds: `30s`, `1h30m`, `1d`.
struct Duration {
  std::int64_t milliseconds = 0;

  auto operator<=>(const Duration&) const = default;
};

/// Units y w d h m s ms, descending, each at most once, whole numbers (the pattern of the
/// Kubernetes objects, which allows neither `1.5h` nor a bare number other than 0). Absent for
/// anything else or above 100 years.
std::optional<Duration> parse_duration(std::string_view text);

/// The shortest form that Prometheus reads: 90 minutes are `1h30m`, a week is `1w`, nothing is
/// `0s`.
std::string to_string(Duration duration);

}  // namespace obsgen::model
