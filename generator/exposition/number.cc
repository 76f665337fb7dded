#include "exposition/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace obsgen::exposition {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equals_in_any_case(std::string_view text, std::string_view word) {
  return std::ranges::equal(text, word, {}, lower);
}

std::optional<double> parse_word(std::string_view text) {
  if (equals_in_any_case(text, "nan")) return std::numeric_limits<double>::quiet_NaN();
  const bool has_sign = text.front() == '+' || text.front() == '-';
  const std::string_view word = text.substr(has_sign ? 1 : 0);
  if (!equals_in_any_case(word, "inf") && !equals_in_any_case(word, "infinity")) {
    return std::nullopt;
  }
  const double infinity = std::numeric_limits<double>::infinity();
  return text.front() == '-' ? -infinity : infinity;
}

/// The exponent after `e` in `digits`, held within the limits of an int; 0 without one.
long exponent_of(std::string_view digits) {
  constexpr long kLimit = 1'000'000'000;
  const auto mark = digits.find_first_of("eE");
  if (mark == std::string_view::npos) return 0;
  long exponent = 0;
  for (const char c : digits.substr(mark + 1)) {
    if (is_digit(c)) exponent = std::min(exponent * 10 + (c - '0'), kLimit);
  }
  return digits[mark + 1] == '-' ? -exponent : exponent;
}

/// True when the well-formed decimal number `digits` (no sign), out of range of a double, is too
/// small rather than too large.
bool is_tiny(std::string_view digits) {
  const std::string_view mantissa = digits.substr(0, digits.find_first_of("eE"));
  const auto point = static_cast<long>(std::min(mantissa.find('.'), mantissa.size()));
  const auto significant = static_cast<long>(mantissa.find_first_not_of("0."));
  return point - significant + exponent_of(digits) < 0;
}

std::optional<double> parse_decimal(std::string_view text) {
  const bool has_sign = text.front() == '+' || text.front() == '-';
  const std::string_view digits = text.substr(has_sign ? 1 : 0);
  // from_chars would take a second sign and words such as nan(1).
  if (digits.empty() || !(is_digit(digits[0]) || digits[0] == '.')) return std::nullopt;
  double value = 0;
  const char* const end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, value);
  if (result.ptr != end || result.ec == std::errc::invalid_argument) return std::nullopt;
  if (result.ec == std::errc::result_out_of_range) {
    if (!is_tiny(digits)) return std::nullopt;
    value = 0;
  }
  return text.front() == '-' ? -value : value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  // Most values of a page are small counts.
  constexpr std::size_t kExactDigits = 15;
  if (text.empty()) return std::nullopt;
  if (text.size() <= kExactDigits && std::ranges::all_of(text, is_digit)) {
    std::int64_t value = 0;
    for (const char c : text)
      value = value * 10 + (c - '0');
    return static_cast<double>(value);
  }
  if (const auto value = parse_decimal(text)) return value;
  return parse_word(text);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec != std::errc{} || result.ptr != end) return std::nullopt;
  return value;
}

std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  std::array<char, 32> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), result.ptr};
}

}  // namespace obsgen::exposition
