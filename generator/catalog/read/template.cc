#include "catalog/read/template.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalog/read/values.h"
#include "template/parse.h"

namespace obsgen::catalog {

namespace {

using templates::LegendLabel;
using templates::LegendText;

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";
constexpr std::string_view kHelp = "a legend is text with {{label}} in it";

bool is_of_a_label(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

Diagnostic problem(std::string message, Span span, std::string_view help) {
  return {.code = "catalog/template",
          .place = {.file = 0, .span = span},
          .message = std::move(message),
          .help = std::string{help}};
}

/// Braces that Grafana would show as they are.
void check(const LegendText& text, Diagnostics& found) {
  const std::string_view whole = text.text;
  for (auto at = whole.find(kOpen); at != whole.npos; at = whole.find(kOpen, at + kOpen.size())) {
    const auto begin = text.span.begin + static_cast<std::uint32_t>(at);
    if (whole.substr(at + kOpen.size()).starts_with(kClose)) {
      found.push_back(problem("'' is not a label", {begin, begin + 4}, kHelp));
    } else {
      found.push_back(problem("'{{' without '}}'", {begin, begin + 2}, {}));
    }
  }
}

void check(const LegendLabel& label, Diagnostics& found) {
  if (std::ranges::all_of(label.name, is_of_a_label)) return;
  const auto before = static_cast<std::uint32_t>(label.before.size() + kOpen.size());
  const auto after = static_cast<std::uint32_t>(label.after.size() + kClose.size());
  found.push_back(problem(fmt::format("'{}' is not a label", label.name),
                          {label.span.begin - before, label.span.end + after}, kHelp));
}

}  // namespace

std::optional<templates::Template> read_template(const Node& node, Diagnostics& diagnostics) {
  auto text = read_fragment(node, diagnostics);
  if (!text) return std::nullopt;
  auto read = templates::parse_template(*std::move(text));
  append(diagnostics, std::move(read.diagnostics));
  return std::move(read.value);
}

std::optional<templates::Legend> read_legend(const Node& node, Diagnostics& diagnostics) {
  auto text = read_fragment(node, diagnostics);
  if (!text) return std::nullopt;
  auto legend = templates::parse_legend(*std::move(text));
  Diagnostics found;
  for (const auto& piece : legend.pieces)
    std::visit([&](const auto& one) { check(one, found); }, piece);
  append(diagnostics, relocate(std::move(found), legend.source));
  return legend;
}

}  // namespace obsgen::catalog
