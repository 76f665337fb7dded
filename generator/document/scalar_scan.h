#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/fragment.h"
#include "document/node.h"

namespace obsgen::document {

/// Where a YAML scalar stands and which bytes of the file its value came from.
struct ScalarScan {
  ScalarStyle style = ScalarStyle::Plain;
  Span span{};
  std::vector<Segment> segments{};
  bool is_closed = true;  // false: a quoted scalar without its closing quote
  bool is_exact = true;   // false: the value was not found in the text; one segment at the start
};

/// Reads the scalar at byte `begin` of `text` once more, led by the `value` that the YAML library
/// made of it, and notes where each byte of the value stands.
ScalarScan scan_scalar(std::string_view text, std::uint32_t begin, std::string_view value);

/// Offset of the quote that closes the one at `begin`, or npos.
std::size_t closing_quote(std::string_view text, std::uint32_t begin);

}  // namespace obsgen::document
