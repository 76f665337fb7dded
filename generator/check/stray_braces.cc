#include "check/stray_braces.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/nearest.h"
#include "base/text.h"
#include "model/scrape.h"
#include "template/walk.h"

namespace obsgen::check {

namespace {

using namespace std::string_view_literals;

constexpr std::array kData{"labels"sv, "value"sv, "externalLabels"sv, "externalURL"sv};
constexpr std::array kPlaceholders{"operator"sv, "selector"sv};

/// Variables that dashboards have beside those that are named after labels.
constexpr std::array kOfDashboards{"cluster"sv,         "datasource"sv, "operator_namespace"sv,
                                   "__rate_interval"sv, "__interval"sv, "window"sv};

/// A slip in a piece of text, at bytes of it.
struct Slip {
  Severity severity = Severity::Error;
  Span span{};
  std::string message{};
  std::string help{};
};

std::string_view word_at(std::string_view text, std::size_t at) {
  const auto rest = text.substr(std::min(at, text.size()));
  const auto end = std::ranges::find_if_not(rest, is_word);
  return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
}

template <class List>
bool has_word(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != std::ranges::end(list);
}

Span bytes(std::size_t begin, std::size_t size) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
}

/// `$labels.x`, `$value`, `${namespace}`: at a `$`.
std::optional<Slip> dollar(std::string_view text, std::size_t at,
                           const std::set<std::string>& labels) {
  const bool braces = text.substr(at + 1).starts_with('{');
  const auto word = word_at(text, at + (braces ? 2 : 1));
  const auto written = text.substr(at, word.size() + (braces ? 3 : 1));
  if (!braces && has_word(kData, word)) {
    const auto field = text.substr(at + written.size()).starts_with('.')
                           ? word_at(text, at + written.size() + 1)
                           : std::string_view{};
    const auto whole = text.substr(at, written.size() + (field.empty() ? 0 : field.size() + 1));
    return Slip{Severity::Error, bytes(at, whole.size()),
                fmt::format("'{}' outside of braces is shown as it is", whole),
                fmt::format("write '{{{{ {} }}}}'", whole)};
  }
  if (braces && !written.ends_with('}')) return std::nullopt;
  if (!has_word(kOfDashboards, word) && !labels.contains(std::string{word})) return std::nullopt;
  return Slip{
      Severity::Warning, bytes(at, written.size()),
      fmt::format("'{}' looks like a variable of a dashboard, and is shown as it is", written),
      labels.contains(std::string{word}) ? fmt::format("write '{{{{ $labels.{} }}}}'", word)
                                         : "alerts have no such variables"};
}

/// `{ $value }`, `{operatr}`: at a `{` that no other follows.
std::optional<Slip> brace(std::string_view text, std::size_t at,
                          const std::set<std::string>& labels) {
  const auto end = text.find_first_of("{}\n", at + 1);
  if (end == std::string_view::npos || text[end] != '}') return std::nullopt;
  const auto written = text.substr(at, end + 1 - at);
  const auto inside = written.substr(1, written.size() - 2);
  const auto begin = std::min(inside.find_first_not_of(' '), inside.size());
  const auto trimmed = inside.substr(begin, inside.find_last_not_of(' ') + 1 - begin);
  if (trimmed.starts_with('$') && has_word(kData, word_at(trimmed, 1)))
    return Slip{Severity::Error, bytes(at, written.size()),
                fmt::format("'{}' in single braces is shown as it is", trimmed),
                fmt::format("write '{{{{ {} }}}}'", trimmed)};
  if (inside.empty() || word_at(inside, 0) != inside) return std::nullopt;
  if (has_word(kPlaceholders, inside)) return std::nullopt;
  if (const auto near = nearest(inside, kPlaceholders))
    return Slip{Severity::Error, bytes(at, written.size()),
                fmt::format("'{}' is nothing that is filled in, and is shown as it is", written),
                fmt::format("did you mean '{{{}}}'?", *near)};
  if (!labels.contains(std::string{inside})) return std::nullopt;
  return Slip{Severity::Warning, bytes(at, written.size()),
              fmt::format("'{}' looks like a label, and is shown as it is", written),
              fmt::format("write '{{{{ $labels.{} }}}}'", inside)};
}

/// A walk over a piece of text; `open` are the braces that stand open.
struct Walk {
  std::size_t at = 0;
  int open = 0;
};

/// The slip at the place of the walk, which it moves behind what it looked at.
std::optional<Slip> slip_at(std::string_view text, Walk& walk,
                            const std::set<std::string>& labels) {
  const std::size_t at = walk.at++;
  if (text[at] == '$') {
    auto slip = dollar(text, at, labels);
    if (slip) walk.at = slip->span.end;
    return slip;
  }
  if (text[at] == '{') {
    auto slip = at > 0 && text[at - 1] == '$' ? std::nullopt : brace(text, at, labels);
    // What closes a brace too often closes one of an expression.
    const bool twice = slip && text.substr(slip->span.end).starts_with('}');
    if (slip)
      walk.at = slip->span.end + (twice ? 1 : 0);
    else
      ++walk.open;
    return slip;
  }
  if (text[at] != '}') return std::nullopt;
  if (walk.open > 0) {
    --walk.open;
    return std::nullopt;
  }
  if (!text.substr(at + 1).starts_with('}')) return std::nullopt;
  ++walk.at;
  return Slip{Severity::Error, bytes(at, 2),
              "'}}' closes what nothing opens, and is shown as it is", "actions begin with '{{'"};
}

Diagnostics slips_in(const templates::Template& text, const std::set<std::string>& labels) {
  Diagnostics problems;
  templates::for_each_text(text, [&](const templates::Text& piece, Span span) {
    const auto offset = span.begin + static_cast<std::uint32_t>(piece.trimmed_before.size());
    for (Walk walk; walk.at < piece.text.size();) {
      auto slip = slip_at(piece.text, walk, labels);
      if (!slip) continue;
      const Span bytes_of_text{slip->span.begin + offset, slip->span.end + offset};
      problems.push_back({.severity = slip->severity,
                          .code = "alert/stray-brace",
                          .place = place_in_file(text.source, bytes_of_text),
                          .message = std::move(slip->message),
                          .help = std::move(slip->help)});
    }
  });
  return problems;
}

/// Names of labels that alerts of the catalog may have.
std::set<std::string> label_names(const model::Catalog& catalog) {
  std::set<std::string> names;
  for (const model::Metric& metric : catalog.metrics)
    for (const model::Label& label : metric.labels)
      names.insert(label.name);
  for (const std::string_view name : model::kTargetLabels)
    names.emplace(name);
  return names;
}

}  // namespace

Diagnostics check_stray_braces(const model::Catalog& catalog) {
  const auto labels = label_names(catalog);
  Diagnostics problems;
  for (const model::Alert& alert : catalog.alerts) {
    if (!alert.enabled) continue;
    append(problems, slips_in(alert.summary, labels));
    append(problems, slips_in(alert.description, labels));
    for (const auto& [name, text] : alert.labels)
      append(problems, slips_in(text, labels));
  }
  return in_order(std::move(problems));
}

}  // namespace obsgen::check
