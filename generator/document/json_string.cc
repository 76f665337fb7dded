#include "document/json_string.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "base/source_file.h"
#include "document/utf8.h"

namespace obsgen::document {

namespace {

// Bytes that a JSON string holds as they are.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain{};
  plain.fill(true);
  std::fill_n(plain.begin(), 0x20, false);
  plain['"'] = plain['\\'] = false;
  return plain;
}();

// The code unit of `\uXXXX` at the start of `text`; nothing for anything else.
std::optional<std::uint32_t> code_unit(std::string_view text) {
  constexpr std::size_t kLength = 6;
  if (text.size() < kLength || !text.starts_with("\\u")) return std::nullopt;
  std::uint32_t code = 0;
  const auto read = std::from_chars(text.data() + 2, text.data() + kLength, code, 16);
  if (read.ptr != text.data() + kLength) return std::nullopt;
  return code;
}

// Appends what the `\u` escape at the start of `text` stands for; returns its length, 0 for none.
std::size_t append_unicode(std::string& out, std::string_view text) {
  const auto high = code_unit(text);
  if (!high) return 0;
  const bool is_surrogate = *high >= 0xD800 && *high < 0xE000;
  if (!is_surrogate) {
    out += to_utf8(*high);
    return 6;
  }
  const auto low = code_unit(text.substr(6));
  if (!low || *high >= 0xDC00 || *low < 0xDC00 || *low >= 0xE000) return 0;
  out += to_utf8(0x10000 + ((*high - 0xD800) << 10U) + (*low - 0xDC00));
  return 12;
}

// The same for any escape.
std::size_t append_unescaped(std::string& out, std::string_view text) {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (text.size() < 2) return 0;
  if (text[1] == 'u') return append_unicode(out, text);
  const std::size_t which = kNames.find(text[1]);
  if (which == std::string_view::npos) return 0;
  out += kMeanings[which];
  return 2;
}

std::size_t plain_run(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && kPlain[static_cast<unsigned char>(text[length])])
    ++length;
  return length;
}

void append_escaped(std::string& out, char c) {
  if (c == '"' || c == '\\')
    out.append({'\\', c});
  else if (c == '\n')
    out += "\\n";
  else
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
}

}  // namespace

std::optional<std::string> read_json_string(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
  if (find_invalid_utf8(text) != std::string_view::npos) return std::nullopt;
  std::string_view rest = text.substr(1, text.size() - 2);
  std::string out;
  out.reserve(rest.size());
  while (!rest.empty()) {
    std::size_t length = plain_run(rest);
    out += rest.substr(0, length);
    if (length == 0 && rest.front() == '\\') length = append_unescaped(out, rest);
    if (length == 0) return std::nullopt;
    rest.remove_prefix(length);
  }
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (;;) {
    const std::size_t length = plain_run(text);
    out += text.substr(0, length);
    if (length == text.size()) break;
    append_escaped(out, text[length]);
    text.remove_prefix(length + 1);
  }
  out += '"';
}

}  // namespace obsgen::document
