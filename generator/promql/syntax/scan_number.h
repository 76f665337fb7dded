#pragma once

#include <cstddef>
#include <string_view>

namespace obsgen::promql {

/// What a number or duration looks like at the start of a text. Its value may still be wrong:
/// `1e`, `5m2h` and `1.5h` are scanned and refused later.
struct NumberScan {
  enum class Kind { Number, Duration, Malformed };

  Kind kind = Kind::Malformed;
  std::size_t length = 0;  // of the token; of what was understood when malformed
};

/// Scans the digits, letters and signs that Prometheus takes for one number or duration. `text`
/// starts with a digit, or with a point and a digit.
NumberScan scan_number(std::string_view text);

}  // namespace obsgen::promql
