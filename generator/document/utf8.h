#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace obsgen::document {

/// The UTF-8 form of a code point; of what is none, U+FFFD.
inline std::string to_utf8(std::uint32_t code) {
  const auto tail = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0U | (code >> 6U)), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

/// Offset of the first of Unicode's noncharacters (U+FDD0 to U+FDEF, and the last two of each
/// plane) in UTF-8 `text`, or npos.
inline std::size_t find_noncharacter(std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned lead = byte(at);
    if (lead < 0xEF) continue;
    const std::size_t last = at + (lead == 0xEF ? 2 : 3);
    const bool ends_plane = byte(last) >= 0xBE && byte(last - 1) == 0xBF &&
                            (lead == 0xEF || (byte(at + 1) & 0x0FU) == 0x0F);
    const bool is_inner =
        lead == 0xEF && byte(at + 1) == 0xB7 && byte(last) >= 0x90 && byte(last) <= 0xAF;
    if (ends_plane || is_inner) return at;
  }
  return std::string_view::npos;
}

}  // namespace obsgen::document
