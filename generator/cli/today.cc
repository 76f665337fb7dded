#include "cli/today.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace obsgen::cli {

namespace {

std::optional<std::int64_t> source_date() {
  const char* given = std::getenv("SOURCE_DATE_EPOCH");
  if (given == nullptr) return std::nullopt;
  const std::string_view text{given};
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional{seconds} : std::nullopt;
}

}  // namespace

Day today() {
  using std::chrono::system_clock;
  const auto now = std::chrono::floor<std::chrono::seconds>(system_clock::now());
  return day_of(source_date().value_or(now.time_since_epoch().count()));
}

}  // namespace obsgen::cli
