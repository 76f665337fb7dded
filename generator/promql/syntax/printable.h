#pragma once

#include <cstdint>

namespace obsgen::promql {

/// Whether a code point is a letter, mark, number, punctuation, symbol or the ASCII space: what
/// may stand in a printed string as it is. By the Unicode version that Prometheus 3.15 prints by.
bool is_printable(std::uint32_t code_point);

}  // namespace obsgen::promql
