#include <string_view>

#include <fmt/format.h>

#include "emit/grafana/parts.h"
#include "emit/grafana/views.h"

namespace obsgen::emit {

using document::Value;

namespace {

/// A JavaScript regular expression for the word anywhere in a series' name.
std::string word_pattern(std::string_view word) {
  std::string escaped;
  for (const char c : word) {
    if (std::string_view{R"(\^$.|?*+()[]{}/)"}.find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return fmt::format(R"(/(^|[^\w-]){}($|[^\w-])/)", escaped);
}

}  // namespace

Value series_overrides(const model::Panel& panel) {
  auto overrides = Value::array();
  for (const auto& style : panel.styles) {
    auto properties = Value::array();
    if (style.colour)
      properties.append(property("color", fixed_colour(colour_name(*style.colour))));
    if (!style.title.empty()) properties.append(property("displayName", style.title));
    const bool word = style.match == model::SeriesMatch::Word;
    overrides.append(override_by(word ? "byRegexp" : "byName",
                                 word ? word_pattern(style.text) : style.text,
                                 std::move(properties)));
  }
  return overrides;
}

}  // namespace obsgen::emit
