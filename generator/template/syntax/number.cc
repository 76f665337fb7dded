// Source: Go, strconv and fmt: the template parser leaves numbers to them, and each takes other
// forms. Integers know all bases, floats tens and sixteens; complex numbers are read
// as two floats.
#include "template/syntax/number.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string>

namespace obsgen::templates {

namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHexDigits = "0123456789abcdefABCDEF";

bool is_signed(std::string_view text) { return text.starts_with('-') || text.starts_with('+'); }

std::string_view without_sign(std::string_view text) {
  return is_signed(text) ? text.substr(1) : text;
}

bool has_base(std::string_view text) {
  return text.size() >= 2 && text[0] == '0' &&
         std::string_view{"bBoOxX"}.find(text[1]) != std::string_view::npos;
}

bool has_hex_base(std::string_view text) {
  return has_base(text) && (text[1] == 'x' || text[1] == 'X');
}

/// Every `_` of `text`, which has no sign, stands between digits or between a base and a digit.
bool separates_digits(std::string_view text) {
  const auto& digits = has_hex_base(text) ? kHexDigits : kDigits;
  bool digit = has_base(text);
  for (std::size_t at = digit ? 2 : 0; at < text.size(); ++at) {
    const bool next = at + 1 < text.size() && digits.find(text[at + 1]) != std::string_view::npos;
    if (text[at] == '_' && !(digit && next)) return false;
    digit = digits.find(text[at]) != std::string_view::npos;
  }
  return true;
}

std::string without_separators(std::string_view text) {
  std::string out{text};
  std::erase(out, '_');
  return out;
}

int base_of(std::string_view text) {
  if (has_hex_base(text)) return 16;
  if (has_base(text)) return text[1] == 'b' || text[1] == 'B' ? 2 : 8;
  return text.size() > 1 && text[0] == '0' ? 8 : 10;
}

/// An integer that fits in 64 bits; a sign halves what fits.
bool is_integer(std::string_view text) {
  const auto bare = without_sign(text);
  if (!separates_digits(bare)) return false;
  const int base = base_of(bare);
  const auto digits = without_separators(bare.substr(has_base(bare) ? 2 : base == 8 ? 1 : 0));
  std::uint64_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value, base);
  if (digits.empty() || read.ec != std::errc{} || read.ptr != end) return false;
  constexpr std::uint64_t kLargest = std::numeric_limits<std::int64_t>::max();
  return !is_signed(text) || value <= kLargest || (text[0] == '-' && value == kLargest + 1);
}

/// Whether what `from_chars` calls out of range is too large rather than too small: by the position
/// of the first digit that is not 0, and the exponent.
bool is_too_large(std::string_view mantissa, std::int64_t exponent, std::int64_t digit_weight) {
  const auto point = std::min(mantissa.find('.'), mantissa.size());
  const auto first = std::min(mantissa.find_first_not_of("0."), mantissa.size());
  const auto places = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
  return places * digit_weight + exponent > 0;
}

std::int64_t exponent_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  constexpr std::int64_t kEnough = 1'000'000;
  std::int64_t value = text.starts_with('-') ? -kEnough : kEnough;
  std::int64_t read = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), read);
  if (result.ec == std::errc{}) value = std::clamp(read, -kEnough, kEnough);
  return value;
}

/// `text` without sign, base and `_`: digits, a point among them, an exponent.
bool is_plain_float(std::string_view text, bool hex) {
  const auto& digits = hex ? kHexDigits : kDigits;
  const auto letter = text.find_first_of(hex ? "pP" : "eE");
  const auto mantissa = text.substr(0, letter);
  const auto exponent =
      letter == std::string_view::npos ? std::string_view{"0"} : text.substr(letter + 1);
  if (hex && letter == std::string_view::npos) return false;
  const auto stray = [&](char c) { return c != '.' && digits.find(c) == std::string_view::npos; };
  if (std::ranges::any_of(mantissa, stray) || std::ranges::count(mantissa, '.') > 1) return false;
  if (mantissa.find_first_of(digits) == std::string_view::npos) return false;
  const auto power = without_sign(exponent);
  if (power.empty() || power.find_first_not_of(kDigits) != std::string_view::npos) return false;
  double value = 0;
  const auto format = hex ? std::chars_format::hex : std::chars_format::general;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, format);
  if (read.ec == std::errc{}) return true;
  return !is_too_large(mantissa, exponent_of(exponent), hex ? 4 : 1);
}

bool is_float(std::string_view text) {
  const auto bare = without_sign(text);
  const auto hex = has_hex_base(bare);
  if (!separates_digits(bare)) return false;
  return is_plain_float(without_separators(hex ? bare.substr(2) : bare), hex);
}

/// Where the second number of a complex one begins; npos if `text` is one number.
std::size_t second_part(std::string_view text) {
  const bool hex = has_hex_base(without_sign(text));
  for (std::size_t at = 1; at < text.size(); ++at) {
    const bool exponent =
        std::string_view{hex ? "pP" : "eEpP"}.find(text[at - 1]) != std::string_view::npos;
    if ((text[at] == '+' || text[at] == '-') && !exponent) return at;
  }
  return std::string_view::npos;
}

}  // namespace

bool is_number(std::string_view text) {
  const auto second = second_part(text);
  if (second != std::string_view::npos) {
    return is_float(text.substr(0, second)) &&
           is_float(text.substr(second, text.size() - second - 1));
  }
  if (text.ends_with('i')) return is_float(text.substr(0, text.size() - 1));
  return is_integer(text) ||
         (text.find_first_of(".eEpP") != std::string_view::npos && is_float(text));
}

}  // namespace obsgen::templates
