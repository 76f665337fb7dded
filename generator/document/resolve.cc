// The two dialects differ in few words and numbers; both grammars are small enough to be read here
// directly. Sources: YAML 1.2.2 section 10.3.2; yaml.org/type/{bool,int,float}.html for 1.1.
#include "document/resolve.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/text.h"

namespace obsgen::document {

namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

std::string_view without_sign(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return text;
}

/// Drops the leading digits of `text` and tells how many there were.
std::size_t skip_digits(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, is_digit);
  const auto count = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(count);
  return count;
}

// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
bool is_decimal(std::string_view text) {
  text = without_sign(text);
  const std::size_t whole = skip_digits(text);
  std::size_t fraction = 0;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = skip_digits(text);
  }
  if (whole + fraction == 0) return false;
  if (text.starts_with('e') || text.starts_with('E')) {
    text = without_sign(text.substr(1));
    return skip_digits(text) > 0 && text.empty();
  }
  return text.empty();
}

double to_double(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc::result_out_of_range) return value;
  // from_chars leaves the value alone; whether it was too large or too small stands in the
  // exponent.
  const auto exponent = text.find_first_of("eE");
  const std::string_view bare = without_sign(text);
  const bool tiny = exponent != std::string_view::npos
                        ? text.substr(exponent + 1).starts_with('-')
                        : bare.starts_with('0') || bare.starts_with('.');
  const double magnitude = tiny ? 0 : std::numeric_limits<double>::infinity();
  return text.starts_with('-') ? -magnitude : magnitude;
}

Resolved to_integer(std::string_view text, int base) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error == std::errc{}) return value;
  double large = 0;
  std::from_chars(text.data(), text.data() + text.size(), large,
                  base == 16 ? std::chars_format::hex : std::chars_format::general);
  return large;
}

// Octal digits as a double, for what 64 bits cannot hold.
double octal_to_double(std::string_view digits) {
  double value = 0;
  for (const char c : digits)
    value = value * 8 + (c - '0');
  return value;
}

bool all_of(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

constexpr std::string_view kHexDigits = "0123456789abcdefABCDEF";

std::optional<Resolved> number_of(std::string_view text) {
  const std::string_view digits = without_sign(text);
  if (all_of(digits, "0123456789")) {
    const Resolved whole = to_integer(text.starts_with('+') ? digits : text, 10);
    if (std::holds_alternative<std::int64_t>(whole)) return whole;
    return to_double(text);
  }
  if (text.starts_with("0x") && all_of(text.substr(2), kHexDigits)) {
    return to_integer(text.substr(2), 16);
  }
  if (text.starts_with("0o") && all_of(text.substr(2), "01234567")) {
    const Resolved whole = to_integer(text.substr(2), 8);
    if (std::holds_alternative<std::int64_t>(whole)) return whole;
    return octal_to_double(text.substr(2));
  }
  if (is_decimal(text)) return to_double(text);
  if (is_one_of(digits, {".inf", ".Inf", ".INF"})) {
    const double infinity = std::numeric_limits<double>::infinity();
    return text.starts_with('-') ? -infinity : infinity;
  }
  if (is_one_of(text, {".nan", ".NaN", ".NAN"})) return std::nan("");
  return std::nullopt;
}

bool is_sexagesimal(std::string_view text) {
  // [-+]? [1-9] [0-9_]* ( : [0-5]? [0-9] )+ ( \. [0-9_]* )?
  text = without_sign(text);
  if (text.empty() || text.front() < '1' || text.front() > '9') return false;
  text = text.substr(std::min(text.find_first_not_of("0123456789_"), text.size()));
  if (!text.starts_with(':')) return false;
  while (text.starts_with(':')) {
    text.remove_prefix(1);
    const bool two = text.size() > 1 && text[0] <= '5' && is_digit(text[0]) && is_digit(text[1]);
    if (text.empty() || !is_digit(text[0])) return false;
    text.remove_prefix(two ? 2 : 1);
  }
  return text.empty() || (text.front() == '.' &&
                          text.find_first_not_of("0123456789_", 1) == std::string_view::npos);
}

bool is_underscored(std::string_view text) {
  if (text.find('_') == std::string_view::npos) return false;
  std::string bare{without_sign(text)};
  if (bare.empty() || (!is_digit(bare.front()) && bare.front() != '.')) return false;
  std::erase(bare, '_');
  return is_decimal(bare) || (bare.starts_with("0x") && all_of(bare.substr(2), kHexDigits));
}

std::optional<std::string_view> yaml11_meaning(std::string_view text) {
  if (is_one_of(text, {"y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON",
                       "off", "Off", "OFF"})) {
    return "a boolean";
  }
  const std::string_view digits = without_sign(text);
  if (digits.starts_with("0b") && all_of(digits.substr(2), "01_")) return "a binary number";
  if (digits.size() > 1 && digits.front() == '0' && all_of(digits, "01234567_")) {
    return "an octal number";
  }
  if (digits.starts_with("0o") && all_of(digits.substr(2), "01234567_")) {
    return "an octal number to some readers and a string to others";
  }
  if (is_sexagesimal(text)) return "a number of base 60";
  if (is_underscored(text)) return "a number";
  return std::nullopt;
}

}  // namespace

Resolved resolve(const Scalar& scalar) {
  const std::string_view text = scalar.text();
  if (scalar.style != ScalarStyle::Plain) return text;
  if (text.empty() || is_one_of(text, {"null", "Null", "NULL", "~"})) return Null{};
  if (is_one_of(text, {"true", "True", "TRUE"})) return true;
  if (is_one_of(text, {"false", "False", "FALSE"})) return false;
  return number_of(text).value_or(text);
}

std::optional<std::string> yaml11_trap(const Scalar& scalar) {
  if (scalar.style != ScalarStyle::Plain) return std::nullopt;
  const auto meaning = yaml11_meaning(scalar.text());
  if (!meaning) return std::nullopt;
  return fmt::format("'{}' is {} in YAML 1.1", scalar.text(), *meaning);
}

}  // namespace obsgen::document
