// Source: Prometheus, the grammar of series descriptions: a number has no second sign, `NaN` and
// `Inf` take no steps, and a whole number that begins with 0 is octal where it can be.
#include "model/series_values.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "base/text.h"

namespace obsgen::model {

namespace {

constexpr std::string_view kDigits = "0123456789";

std::string_view take_digits(std::string_view& text) {
  const auto taken = text.substr(0, text.find_first_not_of(kDigits));
  text.remove_prefix(taken.size());
  return taken;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

double octal_or_decimal(std::string_view digits) {
  const bool octal = digits.size() > 1 && digits.front() == '0' &&
                     digits.find_first_of("89") == std::string_view::npos;
  double value = 0;
  std::uint64_t whole = 0;
  const char* const end = digits.data() + digits.size();
  if (octal && std::from_chars(digits.data(), end, whole, 8).ec == std::errc{})
    return static_cast<double>(whole);
  std::from_chars(digits.data(), end, value);
  return value;
}

/// Takes digits with a point and an exponent off the front of `text`.
std::optional<double> take_number(std::string_view& text) {
  const auto whole = text;
  const auto before = take_digits(text);
  const bool point = take(text, '.');
  const auto after = point ? take_digits(text) : std::string_view{};
  if (before.empty() && after.empty()) return std::nullopt;
  const bool exponent = text.starts_with('e') || text.starts_with('E');
  if (exponent) {
    text.remove_prefix(1);
    if (!take(text, '+')) take(text, '-');
    if (take_digits(text).empty()) return std::nullopt;
  }
  if (!point && !exponent) return octal_or_decimal(before);
  const auto written = whole.substr(0, whole.size() - text.size());
  double value = 0;
  const auto read = std::from_chars(written.data(), written.data() + written.size(), value);
  if (read.ec == std::errc{}) return value;
  const bool small = written.find('-') != std::string_view::npos;
  return small ? std::optional{0.0} : std::nullopt;
}

/// Takes `x` and a count off the front of `text`.
std::optional<std::uint32_t> take_times(std::string_view& text) {
  if (!take(text, 'x')) return std::nullopt;
  const auto digits = take_digits(text);
  std::uint32_t count = 0;
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return count;
}

std::optional<double> named_number(std::string_view text) {
  std::string word{text};
  std::ranges::transform(word, word.begin(), lower);
  if (word == "nan") return std::numeric_limits<double>::quiet_NaN();
  return word == "inf" ? std::optional{std::numeric_limits<double>::infinity()} : std::nullopt;
}

std::optional<SeriesRun> gaps(std::string_view item) {
  if (item.empty()) return SeriesRun{.kind = SeriesRun::Kind::Gap};
  const auto count = take_times(item);
  if (!count || !item.empty()) return std::nullopt;
  return SeriesRun{.kind = SeriesRun::Kind::Gap, .count = *count};
}

/// What stands behind the first number, of which `item` is left.
std::optional<SeriesRun> steps(double first, std::string_view item) {
  SeriesRun run{.kind = SeriesRun::Kind::Number, .first = first};
  if (item.empty()) return run;
  const bool down = item.starts_with('-');
  if (down || item.starts_with('+')) {
    item.remove_prefix(1);
    const auto step = take_number(item);
    if (!step) return std::nullopt;
    run.step = down ? -*step : *step;
  }
  const auto count = take_times(item);
  if (!count || !item.empty()) return std::nullopt;
  run.count = *count + 1;
  return run;
}

std::optional<SeriesRun> run_of(std::string_view item) {
  if (item == "stale") return SeriesRun{.kind = SeriesRun::Kind::Stale};
  if (take(item, '_')) return gaps(item);
  const bool negative = take(item, '-');
  if (!negative) take(item, '+');
  const double sign = negative ? -1 : 1;
  if (const auto named = named_number(item))
    return SeriesRun{.kind = SeriesRun::Kind::Number, .first = sign * *named};
  const auto first = take_number(item);
  return first ? steps(sign * *first, item) : std::nullopt;
}

}  // namespace

std::optional<SeriesValues> parse_series_values(std::string_view text) {
  SeriesValues values{.written = std::string{text}};
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) break;
    const auto item = text.substr(0, text.find(' '));
    auto run = run_of(item);
    if (!run) return std::nullopt;
    values.runs.push_back(*run);
    text.remove_prefix(item.size());
  }
  return values.runs.empty() ? std::nullopt : std::optional{std::move(values)};
}

}  // namespace obsgen::model
