// Source: the Go language specification, section on rune and string literals.
#include "template/syntax/quoting.h"

#include <cstdint>

#include <fmt/format.h>

#include "template/syntax/letters.h"

namespace obsgen::templates {

namespace {

constexpr std::string_view kEscaped = "abfnrtv\\";
constexpr std::string_view kMeant = "\a\b\f\n\r\t\v\\";

std::optional<std::uint32_t> digit(char c, std::uint32_t base) {
  std::uint32_t value = base;
  if (c >= '0' && c <= '9') value = static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') value = static_cast<std::uint32_t>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') value = static_cast<std::uint32_t>(c - 'A') + 10;
  return value < base ? std::optional{value} : std::nullopt;
}

std::optional<std::uint32_t> digits(std::string_view text, std::size_t count, std::uint32_t base) {
  if (text.size() < count) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text.substr(0, count)) {
    const auto one = digit(c, base);
    if (!one) return std::nullopt;
    value = value * base + *one;
  }
  return static_cast<std::uint32_t>(value);
}

std::string utf8(std::uint32_t code) {
  const auto tail = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0U | (code >> 6U)), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

/// A byte, or a character of Unicode, by its number.
std::optional<std::string> numbered(std::uint32_t code, std::size_t count) {
  if (count <= 3)
    return code < 0x100 ? std::optional{std::string{static_cast<char>(code)}} : std::nullopt;
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return code <= 0x10FFFF && !surrogate ? std::optional{utf8(code)} : std::nullopt;
}

/// Takes an escape, whose backslash is gone, off the front of `rest`.
std::optional<std::string> escape(std::string_view& rest, char quote) {
  if (rest.empty()) return std::nullopt;
  const char kind = rest.front();
  const bool octal = kind >= '0' && kind <= '7';
  if (!octal) rest.remove_prefix(1);
  if (kind == quote) return std::string{quote};
  if (const auto at = kEscaped.find(kind); at != std::string_view::npos)
    return std::string{kMeant[at]};
  const std::size_t count = octal ? 3 : kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (count == 0) return std::nullopt;
  const auto code = digits(rest, count, octal ? 8 : 16);
  if (!code) return std::nullopt;
  rest.remove_prefix(count);
  return numbered(*code, count);
}

/// Takes a character, escaped or not, off the front of `rest`.
std::optional<std::string> one(std::string_view& rest, char quote) {
  if (rest.front() == quote) return std::nullopt;
  if (rest.front() == '\\') {
    rest.remove_prefix(1);
    return escape(rest, quote);
  }
  const auto size = character_at(rest, 0).size;
  std::string text{rest.substr(0, size)};
  rest.remove_prefix(size);
  return text;
}

/// One character as it stands in double quotes; a byte that is no UTF-8 by its number.
std::string escaped(std::string_view character) {
  const char c = character.front();
  if (c == '"') return "\\\"";
  if (const auto at = kMeant.find(c); at != std::string_view::npos) return {'\\', kEscaped[at]};
  const auto byte = static_cast<unsigned char>(c);
  const bool hidden = byte < 0x20 || c == '\x7F' || (character.size() == 1 && byte >= 0x80);
  return hidden ? fmt::format("\\x{:02x}", byte) : std::string{character};
}

std::string without_returns(std::string_view text) {
  std::string out{text};
  std::erase(out, '\r');
  return out;
}

}  // namespace

std::optional<std::string> unquoted(std::string_view constant) {
  const char quote = constant.front();
  auto rest = constant.substr(1, constant.size() - 2);
  if (quote == '`') return without_returns(rest);
  std::string text;
  std::size_t characters = 0;
  for (; !rest.empty(); ++characters) {
    const auto next = one(rest, quote);
    if (!next) return std::nullopt;
    text += *next;
  }
  return quote == '"' || characters == 1 ? std::optional{std::move(text)} : std::nullopt;
}

std::string quoted(std::string_view text, std::string_view like) {
  const bool raw = like.starts_with('`') && text.find_first_of("`\r") == std::string_view::npos;
  if (raw) return fmt::format("`{}`", text);
  std::string out = "\"";
  while (!text.empty()) {
    const auto size = character_at(text, 0).size;
    out += escaped(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out + '"';
}

}  // namespace obsgen::templates
