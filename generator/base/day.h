#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace obsgen {

/// A day of the Gregorian calendar.
struct Day {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;

  auto operator<=>(const Day&) const = default;
};

/// Reads `2027-01-31`; absent when it is written otherwise or there is no such day.
std::optional<Day> parse_day(std::string_view text);

/// `2027-01-31`.
std::string to_string(const Day& day);

/// The day in UTC of a moment in seconds since 1970.
Day day_of(std::int64_t unix_seconds);

}  // namespace obsgen
