// Source: Prometheus, its template functions for numbers.
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "template/evaluate/number.h"
#include "template/evaluate/prometheus_functions.h"

namespace obsgen::templates::prometheus {

namespace {

using namespace std::string_view_literals;

constexpr std::array kLarge{"k"sv, "M"sv, "G"sv, "T"sv, "P"sv, "E"sv, "Z"sv, "Y"sv};
constexpr std::array kSmall{"m"sv, "u"sv, "n"sv, "p"sv, "f"sv, "a"sv, "z"sv, "y"sv};
constexpr std::array kBinary{"ki"sv, "Mi"sv, "Gi"sv, "Ti"sv, "Pi"sv, "Ei"sv, "Zi"sv, "Yi"sv};

std::string four_digits(double value) { return float_text(value, 'g', 4); }

/// The number that an operand is, as all these functions read it.
Result number_of(const Value& operand) {
  if (as<double>(operand) != nullptr) return operand;
  if (const auto* whole = as<std::int64_t>(operand)) return Value{static_cast<double>(*whole)};
  if (const auto* text = as<std::string>(operand)) return parse_float(*text);
  return Failed{
      fmt::format("can't convert {} to float", is_nil(operand) ? "<nil>" : type_name(operand)), {}};
}

/// `show` of the number that the operand is.
template <class Show>
Result of_number(const Operands& operands, const Show& show) {
  const auto number = number_of(operands[0]);
  const auto* value = std::get_if<Value>(&number);
  return value == nullptr ? number : show(*as<double>(*value));
}

std::string divided(double value, double by, std::span<const std::string_view> prefixes) {
  std::string_view prefix;
  for (const std::string_view one : prefixes) {
    if (std::abs(value) < by) break;
    prefix = one;
    value /= by;
  }
  return four_digits(value) + std::string{prefix};
}

std::string multiplied(double value) {
  std::string_view prefix;
  for (const std::string_view one : kSmall) {
    if (std::abs(value) >= 1) break;
    prefix = one;
    value *= 1000;
  }
  return four_digits(value) + std::string{prefix};
}

std::string long_duration(std::string_view sign, std::int64_t seconds) {
  const auto minutes = seconds / 60;
  const auto hours = minutes / 60;
  const auto days = hours / 24;
  std::string out{sign};
  if (days != 0) out += fmt::format("{}d ", days);
  if (hours != 0) out += fmt::format("{}h ", hours % 24);
  return out + fmt::format("{}m {}s", minutes % 60, seconds % 60);
}

Result shown_duration(double value) {
  if (!std::isfinite(value)) return Value{four_digits(value)};
  if (value == 0) return Value{four_digits(value) + "s"};
  if (std::abs(value) < 1) return Value{multiplied(value) + "s"};
  if (std::abs(value) >= 9e18) return Unclear{"a duration of more seconds than are counted", {}};
  const std::string_view sign = value < 0 ? "-" : "";
  const auto seconds = static_cast<std::int64_t>(std::abs(value));
  if (seconds < 60) return Value{std::string{sign} + four_digits(std::abs(value)) + "s"};
  return Value{long_duration(sign, seconds)};
}

struct Date {
  std::int64_t year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

/// Source: Howard Hinnant, chrono-compatible low-level date algorithms.
Date date_of(std::int64_t days) {
  days += 719'468;
  const auto era = (days >= 0 ? days : days - 146'096) / 146'097;
  const auto of_era = static_cast<unsigned>(days - era * 146'097);
  const auto years = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const auto of_year = of_era - (365 * years + years / 4 - years / 100);
  const auto shifted = (5 * of_year + 2) / 153;
  const auto month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {years + era * 400 + (month <= 2 ? 1 : 0), month, of_year - (153 * shifted + 2) / 5 + 1};
}

std::string moment(std::int64_t milliseconds) {
  constexpr std::int64_t kDay = 86'400'000;
  const auto days = milliseconds / kDay - (milliseconds % kDay < 0 ? 1 : 0);
  const auto of_day = milliseconds - days * kDay;
  const auto date = date_of(days);
  auto text = fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", date.year, date.month, date.day,
                          of_day / 3'600'000, of_day / 60'000 % 60, of_day / 1000 % 60);
  if (of_day % 1000 != 0) {
    text += fmt::format(".{:03}", of_day % 1000);
    text.resize(text.find_last_not_of('0') + 1);
  }
  return text + " +0000 UTC";
}

/// In nanoseconds; no such number where 64 bits do not hold it.
Result shown_moment(double value) {
  if (!std::isfinite(value)) return Value{four_digits(value)};
  const double nanoseconds = value * 1e9;
  constexpr double kLimit = 9'223'372'036'854'775'808.0;
  if (nanoseconds > kLimit || nanoseconds < -kLimit)
    return Failed{fmt::format("{} cannot be represented as a nanoseconds timestamp since it "
                              "overflows int64",
                              float_text(value, 'g', std::nullopt)),
                  {}};
  if (nanoseconds == kLimit) return Unclear{"the last of all moments", {}};
  return Value{moment(static_cast<std::int64_t>(nanoseconds) / 1'000'000)};
}

}  // namespace

Result humanize(const Operands& operands, const Data&) {
  return of_number(operands, [](double value) {
    if (value == 0 || !std::isfinite(value)) return Result{Value{four_digits(value)}};
    if (std::abs(value) < 1) return Result{Value{multiplied(value)}};
    return Result{Value{divided(value, 1000, kLarge)}};
  });
}

Result humanize_1024(const Operands& operands, const Data&) {
  return of_number(operands, [](double value) {
    if (std::abs(value) <= 1 || !std::isfinite(value)) return Result{Value{four_digits(value)}};
    return Result{Value{divided(value, 1024, kBinary)}};
  });
}

Result humanize_duration(const Operands& operands, const Data&) {
  return of_number(operands, shown_duration);
}

Result humanize_percentage(const Operands& operands, const Data&) {
  return of_number(operands,
                   [](double value) { return Result{Value{four_digits(value * 100) + "%"}}; });
}

Result humanize_timestamp(const Operands& operands, const Data&) {
  return of_number(operands, shown_moment);
}

Result to_time(const Operands& operands, const Data&) {
  return of_number(operands, [](double value) {
    if (!std::isfinite(value)) return Result{Failed{"value is NaN or Inf", {}}};
    const auto shown = shown_moment(value);
    return std::holds_alternative<Value>(shown) ? Result{Unclear{"a moment", {}}} : shown;
  });
}

Result to_duration(const Operands& operands, const Data&) {
  return of_number(operands, [](double) { return Result{Unclear{"a duration", {}}}; });
}

}  // namespace obsgen::templates::prometheus
