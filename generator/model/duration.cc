#include "model/duration.h"

#include <array>
#include <charconv>

namespace obsgen::model {

namespace {

struct DurationUnit {
  std::string_view name;
  std::int64_t milliseconds;
  bool only_exact;  // years and weeks appear only when nothing smaller remains
};

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kDay = 24 * (3600 * kSecond);
constexpr std::array<DurationUnit, 7> kDurationUnits{{{"y", 365 * kDay, true},
                                                      {"w", 7 * kDay, true},
                                                      {"d", kDay, false},
                                                      {"h", 3600 * kSecond, false},
                                                      {"m", 60 * kSecond, false},
                                                      {"s", kSecond, false},
                                                      {"ms", 1, false}}};
constexpr std::int64_t kMax = 100 * (365 * kDay);

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  if (text == "0") return Duration{};
  if (text.empty()) return std::nullopt;
  std::int64_t total = 0;
  std::size_t unit = 0;
  while (!text.empty()) {
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || digits > 12) return std::nullopt;
    std::int64_t count = 0;
    std::from_chars(text.data(), text.data() + digits, count);
    text.remove_prefix(digits);
    const auto name = text.substr(0, std::min(text.find_first_of("0123456789"), text.size()));
    while (unit < kDurationUnits.size() && kDurationUnits[unit].name != name)
      ++unit;
    if (unit == kDurationUnits.size() || count > kMax / kDurationUnits[unit].milliseconds)
      return std::nullopt;
    total += count * kDurationUnits[unit].milliseconds;
    ++unit;
    text.remove_prefix(name.size());
  }
  if (total > kMax) return std::nullopt;
  return Duration{total};
}

std::string to_string(Duration duration) {
  if (duration.milliseconds == 0) return "0s";
  std::string text;
  std::int64_t rest = duration.milliseconds;
  for (const auto& unit : kDurationUnits) {
    if (unit.only_exact && rest % unit.milliseconds != 0) continue;
    if (const auto count = rest / unit.milliseconds; count > 0) {
      text += std::to_string(count).append(unit.name);
      rest %= unit.milliseconds;
    }
  }
  return text;
}

}  // namespace obsgen::model
