#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "promql/quote.h"

namespace obsgen::pipeline {

/// A name from an expression as JSON can hold it: runs of bytes that are not UTF-8 become U+FFFD,
/// U+0000 a space.
inline std::string json_text(std::string bytes) {
  std::string text = promql::valid_utf8(std::move(bytes));
  std::ranges::replace(text, '\0', ' ');
  return text;
}

}  // namespace obsgen::pipeline
