#pragma once

#include <string>
#include <string_view>

/// Small questions and changes of texts, ASCII where letters matter: no locale is asked.
namespace obsgen {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A character of an identifier: a letter, a digit, `_`.
constexpr bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// A byte of a UTF-8 sequence that is not its first.
constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// `text` with `by` in place of each `what`, from the left; `what` is not empty. What `by` brings
/// is not looked at again.
std::string replaced(std::string_view text, std::string_view what, std::string_view by);

/// Letters and digits in lower case, anything between them as one `-`, none at the ends.
std::string slug(std::string_view text);

/// Every byte but unreserved characters as `%XX`. Source: RFC 3986, section 2.
std::string percent_encoded(std::string_view text);

}  // namespace obsgen
