#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

/// PromQL strings: reading them and writing them.
namespace obsgen::promql {

struct StringProblem {
  Span span{};
  std::string message{};
  std::string help{};
};

/// A string in a text: where it ends, and what is wrong inside.
struct ScannedString {
  std::size_t end = 0;  // behind the closing quote; end of the search when not closed
  bool closed = false;
  std::vector<StringProblem> problems{};
};

/// Finds the end of the string that begins with the quote at `begin`. Problems are unknown or
/// unfinished escapes, bytes that are not UTF-8, and a missing closing quote.
ScannedString scan_string(std::string_view text, std::size_t begin);

/// The bytes that a string without problems denotes; `quoted` includes its quotes.
std::string unquote(std::string_view quoted);

/// `bytes` as a double-quoted string that denotes them, printable characters as they are.
std::string quote(std::string_view bytes);

/// The same behind `out`.
void append_quoted(std::string& out, std::string_view bytes);

/// As `append_quoted`, for reading by people: runs of bytes that are not UTF-8 are shown as one
/// U+FFFD, which stands for itself.
void append_shown(std::string& out, std::string_view bytes);

/// `text` with U+FFFD in the place of each run of bytes that are not UTF-8.
std::string valid_utf8(std::string text);

/// Number of bytes of the first character of a text that is not empty; a stray byte is one.
std::size_t character_length(std::string_view text);

/// The first character of a text in '…', escaped when it cannot be seen.
std::string show_character(std::string_view text);

}  // namespace obsgen::promql
