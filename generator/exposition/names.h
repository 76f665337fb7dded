#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace obsgen::exposition {

namespace detail {

enum NameByte : std::uint8_t { kLetter = 1, kColon = 2, kDigit = 4 };

// Names are most of a page: one look-up a byte, inlined.
constexpr std::array<std::uint8_t, 256> make_name_bytes() {
  std::array<std::uint8_t, 256> bytes{};
  for (unsigned c = 'a'; c <= 'z'; ++c)
    bytes[c] = kLetter;
  for (unsigned c = 'A'; c <= 'Z'; ++c)
    bytes[c] = kLetter;
  for (unsigned c = '0'; c <= '9'; ++c)
    bytes[c] = kDigit;
  bytes['_'] = kLetter;
  bytes[':'] = kColon;
  return bytes;
}

inline constexpr auto kNameBytes = make_name_bytes();

constexpr std::size_t name_size(std::string_view text, unsigned first) {
  const auto is_any = [](char c, unsigned kinds) {
    return (kNameBytes[static_cast<unsigned char>(c)] & kinds) != 0;
  };
  if (text.empty() || !is_any(text[0], first)) return 0;
  std::size_t size = 1;
  while (size < text.size() && is_any(text[size], first | kDigit))
    ++size;
  return size;
}

}  // namespace detail

/// Number of bytes at the start of `text` that form a metric name without quotes,
/// [a-zA-Z_:][a-zA-Z0-9_:]*; 0 when there is none.
constexpr std::size_t plain_metric_name_size(std::string_view text) {
  return detail::name_size(text, detail::kLetter | detail::kColon);
}

/// Number of bytes at the start of `text` that form a label name without quotes,
/// [a-zA-Z_][a-zA-Z0-9_]*; 0 when there is none.
constexpr std::size_t plain_label_name_size(std::string_view text) {
  return detail::name_size(text, detail::kLetter);
}

/// True for a metric name that needs no quotes.
constexpr bool is_plain_metric_name(std::string_view name) {
  return !name.empty() && plain_metric_name_size(name) == name.size();
}

/// True for a label name that needs no quotes.
constexpr bool is_plain_label_name(std::string_view name) {
  return !name.empty() && plain_label_name_size(name) == name.size();
}

}  // namespace obsgen::exposition
