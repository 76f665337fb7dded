#include "document/json_error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "document/shown.h"

namespace obsgen::document {

namespace {

struct JsonMessage {
  std::string_view theirs;  // how the library's message starts
  std::string_view ours;    // '{}' is the text at the place
  std::string_view help;
};

constexpr std::array kJsonMessages{
    JsonMessage{"Syntax error: value", "expected a value, found {}",
                "no comma stands before a closing bracket; texts are written in double quotes"},
    JsonMessage{"Missing ',' or '}'", "expected ',' or '}}', found {}", "separate entries by ','"},
    JsonMessage{"Missing ',' or ']'", "expected ',' or ']', found {}", "separate items by ','"},
    JsonMessage{"Missing ':'", "expected ':', found {}", "write an entry as \"key\": value"},
    JsonMessage{"Missing '}' or object member name", "expected a key in double quotes, found {}",
                "no comma stands before a closing bracket"},
    JsonMessage{"Extra non-whitespace", "expected the end of the text, found {}",
                "write one value"},
    JsonMessage{"Bad escape sequence", "unknown escape", "write a backslash as '\\\\'"},
    JsonMessage{"Bad unicode escape", "an escape without its four hexadecimal digits",
                "write '\\u' and 4 digits"},
    JsonMessage{"additional six characters", "half of a surrogate pair",
                "write both halves, or the character itself"},
    JsonMessage{"expecting another", "half of a surrogate pair",
                "write both halves, or the character itself"},
};

/// The number behind the first `name` in `text`.
std::optional<std::uint32_t> number_after(std::string_view text, std::string_view name) {
  const std::size_t at = text.find(name);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view digits = text.substr(at + name.size());
  std::uint32_t number = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return parsed.ptr == digits.data() ? std::nullopt : std::optional{number};
}

/// Byte offset of the "Line n, Column n" at the start of `text`; lines end as the library ends
/// them.
std::uint32_t offset_of(std::string_view text, const JsonText& json) {
  const std::uint32_t line = number_after(text, "Line ").value_or(1);
  const std::uint32_t column = number_after(text, "Column ").value_or(1);
  std::size_t at = json.shift;
  for (std::uint32_t i = 1; i < line && at < json.text.size(); ++i) {
    at = std::min(json.text.find_first_of("\r\n", at), json.text.size());
    at += std::max<std::size_t>(1, break_at(json.text, at));
  }
  return static_cast<std::uint32_t>(std::min(at + column - 1, json.text.size()));
}

/// The escape that ends at `end`.
Span escape_before(std::string_view text, std::uint32_t end) {
  const std::size_t backslash = text.substr(0, end).rfind('\\');
  return {backslash == std::string_view::npos ? end : static_cast<std::uint32_t>(backslash), end};
}

/// Length of the number, word or character at `at`.
std::uint32_t token_length(std::string_view text, std::uint32_t at) {
  constexpr std::string_view kEnds = " \t\r\n,:[]{}\"";
  const std::size_t end = std::min(text.find_first_of(kEnds, at), text.size());
  return static_cast<std::uint32_t>(std::max<std::size_t>(end - at, at < text.size() ? 1 : 0));
}

}  // namespace

Diagnostic to_diagnostic(std::string_view errors, const JsonText& json) {
  const std::string_view first = errors.substr(0, errors.find("\n* "));
  const std::uint32_t at = offset_of(first, json);
  const std::size_t line = first.find("\n  ");
  const std::string_view message = line == first.npos ? first : first.substr(line + 3);
  Diagnostic problem{.code = "json/syntax",
                     .place = json.place(at, at + token_length(json.text, at))};
  const auto known = std::ranges::find_if(
      kJsonMessages, [&](const JsonMessage& t) { return message.starts_with(t.theirs); });
  if (message.starts_with("Duplicate key")) {
    problem.code = "json/duplicate-key";
    problem.place.span = string_at(json, {at, static_cast<std::uint32_t>(std::min(
                                                  end_of_string(json.text, at), json.text.size()))})
                             .file_span;
    problem.message = fmt::format("duplicate key '{}'", string_at(json, problem.place.span).text);
    problem.help = "keep one of the two";
  } else if (message.find("is not a number") != message.npos) {
    const auto text = json.text.substr(at, problem.place.span.size());
    problem.message = is_json_number(text) ? fmt::format("'{}' is too large a number", text)
                                           : fmt::format("'{}' is not a number", text);
    problem.help = "write a number as JSON does, of at most 1.7e308";
  } else if (byte_at(json.text, at) == '"' && known == kJsonMessages.begin()) {
    problem.place.span.end = at + 1;
    problem.message = "the string has no closing quote";
    problem.help = "close it with '\"'";
  } else if (known != kJsonMessages.end()) {
    const std::size_t detail = first.find("\nSee ");
    if (detail != first.npos) {
      problem.place.span = escape_before(json.text, offset_of(first.substr(detail), json));
    }
    problem.message = fmt::format(fmt::runtime(known->ours), shown(json.text, at));
    problem.help = known->help;
  } else {
    problem.message = fmt::format("not well-formed JSON: {}", message);
    problem.help = "see RFC 8259";
  }
  return problem;
}

}  // namespace obsgen::document
