// Source: Go, strconv and text/template/parse.
#include "template/evaluate/number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

#include <fmt/format.h>

#include "base/text.h"
#include "template/syntax/letters.h"
#include "template/syntax/quoting.h"

namespace obsgen::templates {

namespace {

std::string printed_by(double value, std::chars_format format, std::optional<int> precision) {
  std::array<char, 1024> buffer{};
  char* const end = buffer.data() + buffer.size();
  const auto written = precision ? std::to_chars(buffer.data(), end, value, format, *precision)
                                 : std::to_chars(buffer.data(), end, value, format);
  return {buffer.data(), written.ptr};
}

/// Of the shortest digits of the number the power of ten of the first.
int exponent_of_shortest(double value) {
  const auto text = printed_by(value, std::chars_format::scientific, std::nullopt);
  int exponent = 0;
  auto digits = std::string_view{text}.substr(text.find('e') + 1);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  return exponent;
}

std::string shortest_general(double value) {
  const int exponent = value == 0 ? 0 : exponent_of_shortest(value);
  const bool scientific = exponent < -4 || exponent >= 6;
  return printed_by(value, scientific ? std::chars_format::scientific : std::chars_format::fixed,
                    std::nullopt);
}

std::string finite_text(double value, char form, std::optional<int> precision) {
  switch (lower(form)) {
    case 'e':
      return printed_by(value, std::chars_format::scientific, precision);
    case 'f':
      return printed_by(value, std::chars_format::fixed, precision);
    default:
      return precision ? printed_by(value, std::chars_format::general, precision)
                       : shortest_general(value);
  }
}

std::string without_underscores(std::string_view text) {
  std::string out{text};
  std::erase(out, '_');
  return out;
}

bool is_of_base(std::string_view text, char base) {
  return text.size() > 2 && text[0] == '0' && lower(text[1]) == base;
}

std::optional<std::int64_t> integer(std::string_view written) {
  const auto text = without_underscores(written);
  std::string_view digits = text;
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  int base = 10;
  if (is_of_base(digits, 'x')) base = 16;
  if (is_of_base(digits, 'b')) base = 2;
  if (is_of_base(digits, 'o')) base = 8;
  if (base != 10) digits.remove_prefix(2);
  if (base == 10 && digits.size() > 1 && digits[0] == '0') base = 8;
  std::string signed_digits = (negative ? "-" : "") + std::string{digits};
  std::int64_t value = 0;
  const char* const end = signed_digits.data() + signed_digits.size();
  const auto read = std::from_chars(signed_digits.data(), end, value, base);
  const bool whole = read.ec == std::errc{} && read.ptr == end;
  return whole ? std::optional{value} : std::nullopt;
}

/// A floating-point constant: decimal, or hexadecimal with a power of two.
std::optional<double> floating(std::string_view written) {
  const auto text = without_underscores(written);
  std::string_view digits = text;
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  const bool hex = is_of_base(digits, 'x');
  if (hex) digits.remove_prefix(2);
  double value = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value,
                                    hex ? std::chars_format::hex : std::chars_format::general);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return negative ? -value : value;
}

bool is_decimal(std::string_view text) {
  const auto digits = [&] {
    std::size_t count = 0;
    for (; !text.empty() && is_digit(text.front()); ++count)
      text.remove_prefix(1);
    return count;
  };
  std::size_t mantissa = digits();
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    mantissa += digits();
  }
  if (mantissa == 0) return false;
  if (text.empty()) return true;
  if (lower(text.front()) != 'e') return false;
  text.remove_prefix(1);
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return digits() > 0 && text.empty();
}

Failed unreadable(std::string_view text, std::string_view why) {
  return {fmt::format("strconv.ParseFloat: parsing {:?}: {}", text, why), {}};
}

std::string lowered(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    c = lower(c);
  return out;
}

}  // namespace

std::string float_text(double value, char form, std::optional<int> precision) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  auto text = finite_text(value, form, precision);
  const auto exponent = text.find('e');
  if (is_letter(form) && form == upper(form) && exponent != std::string::npos)
    text[exponent] = upper(text[exponent]);
  return text;
}

Result constant(std::string_view written) {
  if (written.starts_with('\'')) {
    const auto character = unquoted(written).value_or("");
    // `\\xff` is a number there, and no character.
    const bool of_bytes =
        written.size() > 2 && written[1] == '\\' && (written[2] == 'x' || is_digit(written[2]));
    if (character.empty() || of_bytes) return Unclear{"a character constant", {}};
    const auto read = character_at(character, 0);
    return Value{static_cast<std::int64_t>(read.value)};
  }
  if (written.ends_with('i')) return Unclear{"a complex number", {}};
  const bool hex_integer = is_of_base(written, 'x') && written.find_first_of("pP") == written.npos;
  const bool has_float_letter = written.find_first_of(".eEpP") != written.npos;
  if (!hex_integer && has_float_letter) {
    if (const auto value = floating(written)) return Value{*value};
    if (const auto value = integer(written)) return Value{static_cast<double>(*value)};
    return Unclear{"a number near 0", {}};
  }
  if (const auto value = integer(written)) return Value{*value};
  return Failed{fmt::format("{} overflows int", written), {}};
}

Result parse_float(std::string_view text) {
  auto bare = text;
  const bool negative = bare.starts_with('-');
  const bool is_signed = negative || bare.starts_with('+');
  if (is_signed) bare.remove_prefix(1);
  const auto word = lowered(bare);
  const double sign = negative ? -1 : 1;
  if (word == "inf" || word == "infinity")
    return Value{sign * std::numeric_limits<double>::infinity()};
  if (word == "nan" && !is_signed) return Value{std::numeric_limits<double>::quiet_NaN()};
  if (word.starts_with("0x")) return Unclear{"a hexadecimal number", {}};
  if (!is_decimal(bare)) return unreadable(text, "invalid syntax");
  double value = 0;
  const auto read = std::from_chars(bare.data(), bare.data() + bare.size(), value);
  if (read.ec == std::errc{}) return Value{sign * value};
  return Unclear{"a number that is very large or very near 0", {}};
}

}  // namespace obsgen::templates
