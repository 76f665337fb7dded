#include "document/json_scan.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/source_file.h"
#include "document/layout.h"
#include "document/read_json.h"
#include "document/utf8.h"

namespace obsgen::document {

namespace {

std::optional<Diagnostic> refuse_structure(const JsonText& json) {
  std::size_t depth = 0;
  std::size_t nodes = 1;
  for (std::size_t at = json.shift; at < json.text.size(); ++at) {
    const char c = json.text[at];
    const auto here = static_cast<std::uint32_t>(at);
    if (c == '"') {
      at = std::min(end_of_string(json.text, at), json.text.size()) - 1;
    } else if (c == '[' || c == '{') {
      ++depth;
      ++nodes;
    } else if (c == ']' || c == '}') {
      depth -= std::min<std::size_t>(depth, 1);
    } else if (c == ',') {
      ++nodes;
    }
    if (depth > kMaxJsonDepth) {
      return Diagnostic{.code = "json/depth",
                        .place = json.place(here, here + 1),
                        .message = fmt::format("nested deeper than {} levels", kMaxJsonDepth),
                        .help = "write it flatter"};
    }
    if (nodes > kMaxJsonNodes) {
      return Diagnostic{.code = "json/size",
                        .place = json.place(here, here),
                        .message = fmt::format("more than {} values", kMaxJsonNodes),
                        .help = "split the file"};
    }
  }
  return std::nullopt;
}

// RFC 8259, section 7: a string has no unescaped character below U+0020. Outside of strings the
// library refuses them.
std::optional<Diagnostic> refuse_control(const JsonText& json) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
  };
  std::size_t at = json.shift;
  while (at < json.text.size()) {
    const std::size_t quote = std::min(json.text.find('"', at), json.text.size());
    const std::size_t end = std::min(end_of_string(json.text, quote), json.text.size());
    const auto between = json.text.substr(at, quote - at);
    const auto inside = json.text.substr(quote, end - quote);
    const auto outer = std::ranges::find_if(between, is_control);
    const auto inner =
        std::ranges::find_if(inside, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (outer != between.end() || inner != inside.end()) {
      const char* const bad = outer != between.end() ? &*outer : &*inner;
      const auto where = static_cast<std::uint32_t>(bad - json.text.data());
      return Diagnostic{
          .code = "json/control",
          .place = json.place(where, where + 1),
          .message = fmt::format("control character U+{:04X}", static_cast<unsigned char>(*bad)),
          .help = fmt::format("in a string it is written '\\u{:04x}'",
                              static_cast<unsigned char>(*bad))};
    }
    at = end;
  }
  return std::nullopt;
}

std::uint32_t hex_at(std::string_view text, std::size_t at) {
  std::uint32_t code = 0;
  const std::string_view digits = text.substr(std::min(at, text.size()), 4);
  std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  return code;
}

struct Escape {
  std::string meaning{};
  std::uint32_t length = 0;
};

Escape unicode_escape(std::string_view text, std::size_t at) {
  const std::uint32_t high = hex_at(text, at + 2);
  const bool is_high = high >= 0xD800 && high < 0xDC00;
  const std::uint32_t low = is_high && text.substr(at + 6, 2) == "\\u" ? hex_at(text, at + 8) : 0;
  if (low >= 0xDC00 && low < 0xE000) {
    return {to_utf8(0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00)), 12};
  }
  return {to_utf8(high), 6};
}

Escape escape_at(std::string_view text, std::size_t at) {
  switch (const char name = byte_at(text, at + 1)) {
    case 'u':
      return unicode_escape(text, at);
    case 'b':
      return {"\b", 2};
    case 'f':
      return {"\f", 2};
    case 'n':
      return {"\n", 2};
    case 'r':
      return {"\r", 2};
    case 't':
      return {"\t", 2};
    default:
      return {std::string(1, name), 2};
  }
}

}  // namespace

std::optional<Diagnostic> refuse_bytes(const JsonText& json) {
  if (json.text.size() > kMaxJsonBytes) {
    return Diagnostic{.code = "json/size",
                      .place = json.place(0, 0),
                      .message = fmt::format("the file has {} bytes, expected at most {}",
                                             json.text.size(), kMaxJsonBytes),
                      .help = "split the file"};
  }
  if (const std::size_t bad = find_invalid_utf8(json.text); bad != std::string_view::npos) {
    const auto at = static_cast<std::uint32_t>(bad);
    return Diagnostic{.code = "json/utf8",
                      .place = json.place(at, at + 1),
                      .message = fmt::format("byte 0x{:02X} is not UTF-8",
                                             static_cast<unsigned char>(json.text[bad])),
                      .help = "save the file as UTF-8"};
  }
  if (auto problem = refuse_control(json)) return problem;
  return refuse_structure(json);
}

std::size_t end_of_string(std::string_view text, std::size_t quote) {
  std::size_t at = text.find_first_of("\"\\", quote + 1);
  while (at != std::string_view::npos && text[at] == '\\') {
    at = text.find_first_of("\"\\", at + 2);
  }
  return at == std::string_view::npos ? at : at + 1;
}

Fragment string_at(const JsonText& json, Span span) {
  Fragment out{.file = json.file, .file_span = span};
  const std::string_view inside = json.text.substr(0, span.end - 1);
  std::size_t at = span.begin + 1;
  const auto begin_segment = [&] {
    out.segments.push_back({.text_begin = static_cast<std::uint32_t>(out.text.size()),
                            .file_begin = static_cast<std::uint32_t>(at)});
  };
  while (at < inside.size()) {
    begin_segment();
    if (inside[at] == '\\') {
      const Escape escape = escape_at(inside, at);
      out.text += escape.meaning;
      at += escape.length;
    } else {
      const std::size_t end = std::min(inside.find('\\', at), inside.size());
      out.text += inside.substr(at, end - at);
      at = end;
    }
  }
  return out;
}

bool is_json_number(std::string_view text) {
  const auto digits = [&] {
    const auto count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool has_leading_zero = text.starts_with('0');
  const std::size_t whole = digits();
  if (whole == 0 || (has_leading_zero && whole > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (digits() == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (digits() == 0) return false;
  }
  return text.empty();
}

}  // namespace obsgen::document
