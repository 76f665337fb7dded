#include "base/source_file.h"

#include <algorithm>

namespace obsgen {

namespace {

struct Lead {
  std::size_t length = 0;  // of the whole sequence; 0: not a lead byte
  unsigned char second_min = 0x80;
  unsigned char second_max = 0xBF;
};

// Table 3-7 of the Unicode standard: well-formed UTF-8 byte sequences.
Lead lead_of(unsigned char c) {
  if (c < 0x80) return {.length = 1};
  if (c >= 0xC2 && c <= 0xDF) return {.length = 2};
  if (c == 0xE0) return {.length = 3, .second_min = 0xA0};
  if (c == 0xED) return {.length = 3, .second_max = 0x9F};
  if (c >= 0xE1 && c <= 0xEF) return {.length = 3};
  if (c == 0xF0) return {.length = 4, .second_min = 0x90};
  if (c == 0xF4) return {.length = 4, .second_max = 0x8F};
  if (c >= 0xF1 && c <= 0xF3) return {.length = 4};
  return {};
}

bool well_formed_at(std::string_view text, std::size_t at, const Lead& lead) {
  if (lead.length == 0 || at + lead.length > text.size()) return false;
  for (std::size_t i = 1; i < lead.length; ++i) {
    if (!continues_code_point(text[at + i])) return false;
  }
  if (lead.length == 1) return true;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  return second >= lead.second_min && second <= lead.second_max;
}

}  // namespace

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char c) { return !continues_code_point(c); }));
}

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Lead lead = lead_of(static_cast<unsigned char>(text[at]));
    if (!well_formed_at(text, at, lead)) return at;
    at += lead.length;
  }
  return std::string_view::npos;
}

}  // namespace obsgen
