#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers and durations: their values, their spelling, and the arithmetic of whole milliseconds
/// that Prometheus stores ranges and offsets in.
namespace obsgen::promql {

/// Value of a Number token: integers with the prefixes `0x` and (octal) `0`, decimals with
/// exponents, `Inf`, `NaN`, digits separated by `_`. Nothing when it is malformed or too large.
std::optional<double> number_value(std::string_view token);

/// Value of a Duration token in seconds, or why it has none.
struct DurationValue {
  double seconds = 0;
  std::string problem{};  // empty when it is a duration
};

DurationValue duration_value(std::string_view token);

/// Whether a literal is beyond what a range or offset can be (292 years).
bool is_duration_out_of_range(double seconds);

/// Seconds as whole nanoseconds, rounded; what a range, step or offset is read as.
std::int64_t nanoseconds(double seconds);

/// A written range or offset in whole milliseconds, as Prometheus cuts them. Beyond some months a
/// double is no longer exact to the nanosecond, and the cut may take a millisecond too many.
std::int64_t read_milliseconds(double seconds);

/// A range or offset of a tree, where they are whole milliseconds already or too small for that.
std::int64_t milliseconds(double seconds);

/// Seconds as the milliseconds of an `@` time, rounded.
std::int64_t timestamp_milliseconds(double seconds);

/// `1h30m`, `1w`, `1s500ms`, `0s`; `-` in front when negative.
void append_duration(std::string& out, std::int64_t milliseconds);

/// Shortest decimal that reads back, never with an exponent: `0.5`, `100000`, `+Inf`, `NaN`.
void append_plain_number(std::string& out, double value);

/// Shortest decimal that reads back, with an exponent from `1e+06` up and below `1e-04`.
void append_short_number(std::string& out, double value);

}  // namespace obsgen::promql
