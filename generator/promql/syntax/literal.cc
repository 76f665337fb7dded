#include "promql/syntax/literal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

#include "promql/token.h"

namespace obsgen::promql {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

bool equals_ignoring_case(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() &&
         std::equal(a.begin(), a.end(), lower.begin(),
                    [](char x, char y) { return static_cast<char>(x | 0x20) == y; });
}

// Underscores stand between digits only, or directly behind a prefix.
bool underscores_fit(std::string_view token) {
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '_') continue;
    const auto hex = [](char c) { return is_digit(c) || (is_alpha(c) && c != '_'); };
    if (i == 0 || i + 1 == token.size() || !hex(token[i - 1]) || !hex(token[i + 1])) return false;
  }
  return true;
}

std::optional<double> integer_value(std::string_view digits) {
  int base = 10;
  if (digits.size() > 1 && digits[0] == '0') {
    const bool hex = digits[1] == 'x' || digits[1] == 'X';
    base = hex ? 16 : 8;
    digits.remove_prefix(hex ? 2 : 1);
  }
  std::int64_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return static_cast<double>(value);
}

// True when a decimal that does not fit lies above all doubles, not below: by the power of ten of
// its first digit that is not 0.
bool is_huge(std::string_view text) {
  const std::size_t mantissa_end = std::min(text.find_first_of("eE"), text.size());
  const std::string_view mantissa = text.substr(0, mantissa_end);
  const auto first = static_cast<std::int64_t>(mantissa.find_first_of("123456789"));
  const auto point = static_cast<std::int64_t>(std::min(mantissa.find('.'), mantissa.size()));
  std::string_view exponent = text.substr(std::min(mantissa_end + 1, text.size()));
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  std::int64_t power = 0;
  const auto read = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power).ec;
  if (read == std::errc::result_out_of_range) return !exponent.starts_with('-');
  return power + point - first > 0;
}

std::optional<double> decimal_value(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size() || error == std::errc::invalid_argument) return std::nullopt;
  if (error == std::errc::result_out_of_range)
    return is_huge(text) ? std::nullopt : std::optional{0.0};
  if (std::isinf(value)) return std::nullopt;
  return value;
}

struct DurationUnit {
  std::string_view name{};
  std::uint64_t nanoseconds = 0;
};

constexpr std::uint64_t kMillisecond = 1'000'000;
constexpr std::uint64_t kSecond = 1000 * kMillisecond;
constexpr std::uint64_t kHour = 3600 * kSecond;
constexpr std::uint64_t kDay = 24 * kHour;

// Largest first; a duration names each at most once, in this order.
constexpr std::array<DurationUnit, 7> kUnits{{{"y", 365 * kDay},
                                              {"w", 7 * kDay},
                                              {"d", kDay},
                                              {"h", kHour},
                                              {"m", 60 * kSecond},
                                              {"s", kSecond},
                                              {"ms", kMillisecond}}};

constexpr std::uint64_t kLongestDuration = std::numeric_limits<std::int64_t>::max();

std::string malformed(std::string_view token) {
  return fmt::format("'{}' is no duration: units go from large to small, each once, as in '1h30m'",
                     token);
}

// A double as an integer; what does not fit becomes the least one, as on the machines that
// Prometheus runs on.
std::int64_t whole(double value) {
  constexpr double kLimit = 9223372036854775808.0;
  if (!(value >= -kLimit && value < kLimit)) return std::numeric_limits<std::int64_t>::min();
  return static_cast<std::int64_t>(value);
}

// Decimal digits and the place of the point: 0.d1d2… times ten to `exponent`.
struct Decimal {
  std::array<char, 32> digits{};
  std::size_t count = 0;
  int exponent = 0;

  std::string_view text() const { return {digits.data(), count}; }
};

Decimal shortest_digits(double size) {
  std::array<char, 40> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), size,
                                          std::chars_format::scientific);
  Decimal decimal;
  const char* at = buffer.data();
  for (; at != end && *at != 'e'; ++at)
    if (*at != '.') decimal.digits[decimal.count++] = *at;
  while (decimal.count > 1 && decimal.digits[decimal.count - 1] == '0')
    --decimal.count;
  decimal.exponent = 1 + (error == std::errc{} ? std::atoi(at + 1) : 0);
  if (size == 0) decimal.exponent = 1;
  return decimal;
}

void append_fixed(std::string& out, const Decimal& decimal) {
  const std::string_view digits = decimal.text();
  if (decimal.exponent <= 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-decimal.exponent), '0');
    out += digits;
    return;
  }
  const auto whole_digits = static_cast<std::size_t>(decimal.exponent);
  if (digits.size() <= whole_digits) {
    out += digits;
    out.append(whole_digits - digits.size(), '0');
    return;
  }
  out += digits.substr(0, whole_digits);
  out += '.';
  out += digits.substr(whole_digits);
}

// Writes what has no digits; false when `value` is a finite number.
bool append_special(std::string& out, double value) {
  if (std::isfinite(value)) return false;
  out += std::isnan(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
  return true;
}

}  // namespace

std::optional<double> number_value(std::string_view token) {
  if (equals_ignoring_case(token, "inf")) return kInfinity;
  if (equals_ignoring_case(token, "nan")) return kNan;
  if (!underscores_fit(token)) return std::nullopt;
  std::string digits;
  if (token.find('_') != std::string_view::npos) {
    std::ranges::copy_if(token, std::back_inserter(digits), [](char c) { return c != '_'; });
    token = digits;
  }
  if (const auto integer = integer_value(token)) return integer;
  if (token.size() > 1 && (token[1] == 'x' || token[1] == 'X')) return std::nullopt;
  return decimal_value(token);
}

DurationValue duration_value(std::string_view token) {
  std::uint64_t total = 0;
  std::size_t next_unit = 0;
  for (std::string_view rest = token; !rest.empty();) {
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), count);
    if (error != std::errc{}) return {.problem = malformed(token)};
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    const auto letters =
        static_cast<std::size_t>(std::ranges::find_if(rest, is_digit) - rest.begin());
    const auto* unit = std::ranges::find(kUnits, rest.substr(0, letters), &DurationUnit::name);
    const auto index = static_cast<std::size_t>(unit - kUnits.begin());
    if (unit == kUnits.end() || index < next_unit) return {.problem = malformed(token)};
    next_unit = index + 1;
    rest.remove_prefix(letters);
    if (count > kLongestDuration / unit->nanoseconds ||
        total + count * unit->nanoseconds > kLongestDuration)
      return {.problem = fmt::format("duration '{}' is too long: at most 292 years", token)};
    total += count * unit->nanoseconds;
  }
  const std::uint64_t whole = total / kSecond;
  const auto rest = static_cast<double>(total % kSecond);
  return {.seconds = static_cast<double>(whole) + rest / static_cast<double>(kSecond)};
}

bool is_duration_out_of_range(double seconds) {
  constexpr double kLimit = 9223372036854775808.0 / 1e9;
  return seconds > kLimit || seconds < -kLimit;
}

std::int64_t nanoseconds(double seconds) { return whole(std::round(seconds * 1e9)); }

std::int64_t read_milliseconds(double seconds) { return nanoseconds(seconds) / 1'000'000; }

std::int64_t milliseconds(double seconds) {
  // Whole milliseconds stay as they are, also where nanoseconds are finer than a double.
  const double rounded = std::round(seconds * 1000);
  if (rounded / 1000 == seconds && std::abs(rounded) < 9.3e12) return whole(rounded);
  return read_milliseconds(seconds);
}

std::int64_t timestamp_milliseconds(double seconds) { return whole(std::round(seconds * 1000)); }

void append_duration(std::string& out, std::int64_t milliseconds) {
  if (milliseconds == 0) {
    out += "0s";
    return;
  }
  auto left = static_cast<std::uint64_t>(milliseconds);
  if (milliseconds < 0) {
    out += '-';
    left = 0 - left;
  }
  for (const DurationUnit& unit : kUnits) {
    const std::uint64_t size = unit.nanoseconds / kMillisecond;
    const bool exact_only = unit.name == "y" || unit.name == "w";
    if (left < size || (exact_only && left % size != 0)) continue;
    fmt::format_to(std::back_inserter(out), "{}{}", left / size, unit.name);
    left %= size;
  }
}

void append_plain_number(std::string& out, double value) {
  if (append_special(out, value)) return;
  if (std::signbit(value)) out += '-';
  append_fixed(out, shortest_digits(std::abs(value)));
}

void append_short_number(std::string& out, double value) {
  if (append_special(out, value)) return;
  if (std::signbit(value)) out += '-';
  const Decimal decimal = shortest_digits(std::abs(value));
  const int exponent = decimal.exponent - 1;
  if (exponent >= -4 && exponent < 6) return append_fixed(out, decimal);
  out += decimal.digits[0];
  if (decimal.count > 1) {
    out += '.';
    out += decimal.text().substr(1);
  }
  fmt::format_to(std::back_inserter(out), "e{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
}

}  // namespace obsgen::promql
