#include "base/day.h"

#include <chrono>

#include <fmt/format.h>

#include "base/text.h"

namespace obsgen {

namespace {

constexpr std::string_view kForm = "dddd-dd-dd";

bool has_form(std::string_view text) {
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == 'd' ? !is_digit(text[i]) : text[i] != kForm[i]) return false;
  }
  return true;
}

unsigned number(std::string_view digits) {
  unsigned value = 0;
  for (const char digit : digits)
    value = 10 * value + static_cast<unsigned>(digit - '0');
  return value;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (!has_form(text)) return std::nullopt;
  const Day day{static_cast<int>(number(text.substr(0, 4))), number(text.substr(5, 2)),
                number(text.substr(8))};
  const std::chrono::year_month_day date{std::chrono::year{day.year}, std::chrono::month{day.month},
                                         std::chrono::day{day.day}};
  return date.ok() ? std::optional{day} : std::nullopt;
}

std::string to_string(const Day& day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

Day day_of(std::int64_t unix_seconds) {
  const std::chrono::sys_seconds moment{std::chrono::seconds{unix_seconds}};
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(moment)};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

}  // namespace obsgen
