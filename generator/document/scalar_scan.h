#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/fragment.h"
#include "document/node.h"

namespace obsgen::document {

/// Where a YAML scalar stands and which bytes of the file its value came from.
struct ScalarScan {
  Span span{};
  std::vector<Segment> segments{};
  bool is_exact = true;  // false: the value was not found in the text; one segment at the start
};

/// Reads the scalar at `written` of `text` once more, led by the `value` that the YAML library made
/// of it, and notes where each byte of the value stands. The library's end of a block scalar lies
/// behind the empty lines that follow; its span ends with its content.
ScalarScan scan_scalar(std::string_view text, Span written, ScalarStyle style,
                       std::string_view value);

}  // namespace obsgen::document
