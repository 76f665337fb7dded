#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "document/layout.h"

namespace obsgen::document {

/// The character at byte `at` of UTF-8 `text` as a message shows it: 'x', "the end of the file".
inline std::string shown(std::string_view text, std::size_t at) {
  if (at >= text.size()) return "the end of the file";
  if (text[at] == '\n' || text[at] == '\r') return "the end of the line";
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    ++end;
  return fmt::format("'{}'", text.substr(at, end - at));
}

}  // namespace obsgen::document
