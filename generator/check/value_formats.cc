#include "check/value_formats.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "template/uses.h"

namespace obsgen::check {

namespace {

using Measured = promql::Unit;

/// A function that writes numbers for people, and what the numbers have to be. Source:
/// Prometheus's reference of templates.
struct ValueFormat {
  std::string_view function{};
  Measured of{};
  std::string_view in_words{};
};

constexpr std::array kValueFormats{
    ValueFormat{"humanizeDuration", {.seconds = 1}, "seconds"},
    ValueFormat{"humanizePercentage", {}, "shares from 0 to 1"},
    ValueFormat{"humanizeTimestamp", {.seconds = 1, .instant = true}, "points in time"}};

const ValueFormat* find_format(std::string_view function) {
  const auto found = std::ranges::find(kValueFormats, function, &ValueFormat::function);
  return found == kValueFormats.end() ? nullptr : &*found;
}

/// A gauge of seconds may hold points in time without saying so.
bool fits(const Measured& value, const ValueFormat& format) {
  if (format.of.instant) return value.instant || value == Measured{.seconds = 1};
  return promql::same_dimension(value, format.of) && std::abs(value.scale - 1) < 1e-9;
}

std::string_view format_for(const Measured& value) {
  for (const ValueFormat& format : kValueFormats)
    if (value == format.of && format.function != "humanizePercentage") return format.function;
  return value.bytes == 1 && value.seconds == 0 ? "humanize1024" : "humanize";
}

void check_text_formats(const templates::Template& text, const Measured& value, Diagnostics& out) {
  for (const templates::Name& called : templates::value_formats(text)) {
    const auto* format = find_format(called.text);
    if (format == nullptr || fits(value, *format)) continue;
    out.push_back({.code = "alert/value-format",
                   .place = place_in_file(text.source, called.span),
                   .message = fmt::format("'{}' is for {}, and the value is {}", called.text,
                                          format->in_words, promql::describe(value)),
                   .help = fmt::format("write {}", format_for(value))});
  }
}

}  // namespace

Diagnostics check_value_formats(const Site& site, const model::AlertingRule& rule) {
  Diagnostics out;
  const auto& values = site.meaning.values(site.expr);
  if (!values.unit || values.literal) return out;
  for (const auto& [name, text] : rule.annotations)
    check_text_formats(text, *values.unit, out);
  return in_order(std::move(out));
}

}  // namespace obsgen::check
