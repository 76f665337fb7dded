#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace obsgen::exposition {

/// Reads a sample's value as Prometheus does: decimal with optional sign, fraction and exponent,
/// `NaN`, `Inf` and `Infinity` in any case. None for anything else, also for hexadecimal, `_`
/// separators and a finite number beyond the range of a double; too small a number is zero.
std::optional<double> parse_number(std::string_view text);

/// Reads decimal digits, nothing else, as an integer; none when it does not fit.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// Shortest text that reads back to exactly `value`: `0.1`, `1e+22`, `+Inf`, `-Inf`, `NaN`.
std::string number_text(double value);

}  // namespace obsgen::exposition
