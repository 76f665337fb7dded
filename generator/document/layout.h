#pragma once

#include <cstdint>
#include <string_view>

/// Small steps over YAML text; every function takes and returns a byte offset, at most the size.
namespace obsgen::document {

inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// The byte at `at`, or '\0' behind the end (texts have no other one).
inline char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

/// Length of the line break at `at`: 2 for CR LF, 1 for LF, 0 when there is none.
inline std::uint32_t break_at(std::string_view text, std::size_t at) {
  if (byte_at(text, at) == '\n') return 1;
  return byte_at(text, at) == '\r' && byte_at(text, at + 1) == '\n' ? 2 : 0;
}

/// Behind spaces and tabs.
inline std::uint32_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at]))
    ++at;
  return static_cast<std::uint32_t>(at);
}

/// The line break of the line of `at`, or the end.
inline std::uint32_t line_end(std::string_view text, std::size_t at) {
  const auto end = text.find('\n', at);
  if (end == std::string_view::npos) return static_cast<std::uint32_t>(text.size());
  return static_cast<std::uint32_t>(end > at && text[end - 1] == '\r' ? end - 1 : end);
}

/// Behind blanks, line breaks and comments.
inline std::uint32_t skip_to_content(std::string_view text, std::size_t at) {
  for (;;) {
    at = skip_blanks(text, at);
    if (byte_at(text, at) == '#') at = line_end(text, at);
    const std::uint32_t line_break = break_at(text, at);
    if (line_break == 0) return static_cast<std::uint32_t>(at);
    at += line_break;
  }
}

}  // namespace obsgen::document
