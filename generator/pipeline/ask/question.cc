#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "document/json_string.h"
#include "document/node.h"
#include "document/read_json.h"
#include "document/resolve.h"
#include "pipeline/ask.h"

namespace obsgen::pipeline {

namespace {

using document::Mapping;
using document::Node;

void report(Diagnostics& problems, const Place& place, std::string message) {
  problems.push_back({.code = "batch/question", .place = place, .message = std::move(message)});
}

std::optional<std::string> text_of(const Node& node, std::string_view what, Diagnostics& problems) {
  const auto* scalar = std::get_if<document::Scalar>(&node.value);
  if (scalar != nullptr && scalar->style == document::ScalarStyle::DoubleQuoted)
    return scalar->text();
  report(problems, node.place,
         fmt::format("'{}' is a string, found {}", what, document::kind_name(node)));
  return std::nullopt;
}

std::vector<std::string> texts_of(const Node& node, std::string_view what, Diagnostics& problems) {
  std::vector<std::string> texts;
  const auto* list = std::get_if<document::Sequence>(&node.value);
  if (list == nullptr) {
    report(problems, node.place,
           fmt::format("'{}' is a list, found {}", what, document::kind_name(node)));
    return texts;
  }
  for (const Node& item : list->items)
    if (auto text = text_of(item, what, problems)) texts.push_back(std::move(*text));
  return texts;
}

void unknown_key(const document::Entry& entry, std::string_view known, Diagnostics& problems) {
  report(problems, entry.key_place,
         fmt::format("unknown key '{}', expected {}", entry.name(), known));
}

promql::SeriesLabels series_row(const Mapping& mapping, Diagnostics& problems) {
  promql::SeriesLabels row;
  for (const document::Entry& entry : mapping.entries) {
    if (entry.name() == "name")
      row.name = text_of(entry.value, "name", problems).value_or("");
    else if (entry.name() == "labels")
      row.always = texts_of(entry.value, "labels", problems);
    else if (entry.name() == "maybe")
      row.maybe = texts_of(entry.value, "maybe", problems);
    else
      unknown_key(entry, "'name', 'labels' or 'maybe'", problems);
  }
  return row;
}

std::vector<promql::SeriesLabels> series_of(const Node& node, Diagnostics& problems) {
  std::vector<promql::SeriesLabels> rows;
  const auto* list = std::get_if<document::Sequence>(&node.value);
  if (list == nullptr) {
    report(problems, node.place,
           fmt::format("'series' is a list, found {}", document::kind_name(node)));
    return rows;
  }
  for (const Node& item : list->items) {
    if (const auto* mapping = std::get_if<Mapping>(&item.value))
      rows.push_back(series_row(*mapping, problems));
    else
      report(problems, item.place,
             fmt::format("a series is a mapping, found {}", document::kind_name(item)));
  }
  return rows;
}

promql::Dialect dialect_of(const Node& node, Diagnostics& problems) {
  const auto* scalar = std::get_if<document::Scalar>(&node.value);
  const auto resolved = scalar == nullptr ? document::Resolved{} : document::resolve(*scalar);
  const bool* flag = std::get_if<bool>(&resolved);
  if (flag == nullptr)
    report(problems, node.place,
           fmt::format("'template' is a boolean, found {}", document::kind_name(node)));
  return flag != nullptr && *flag ? promql::Dialect::Template : promql::Dialect::Plain;
}

PromqlQuestion question_of(const Mapping& mapping, Diagnostics& problems) {
  PromqlQuestion question;
  for (const document::Entry& entry : mapping.entries) {
    if (entry.name() == "expr")
      question.expr = text_of(entry.value, "expr", problems).value_or("");
    else if (entry.name() == "template")
      question.dialect = dialect_of(entry.value, problems);
    else if (entry.name() == "series")
      question.series = series_of(entry.value, problems);
    else
      unknown_key(entry, "'expr', 'template' or 'series'", problems);
  }
  return question;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(kBlank), text.size());
  return text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

Diagnostics bad_series(std::size_t size) {
  return {{.code = "batch/series",
           .place = {.file = 0, .span = {0, static_cast<std::uint32_t>(size)}},
           .message = "not of the form NAME{label, label?}",
           .help = "such as 'up{job, instance, zone?}'; a label with '?' is on some series only"}};
}

}  // namespace

Outcome<PromqlQuestion> read_question(std::string_view line) {
  if (auto text = document::read_json_string(trimmed(line)))
    return {PromqlQuestion{std::move(*text)}, {}};
  const SourceFile file{.path = {}, .text = std::string{line}};
  auto document = document::read_json(file, 0);
  if (!document.ok()) return {std::nullopt, std::move(document.diagnostics)};
  Diagnostics problems;
  const Node& root = *document.value;
  const auto* mapping = std::get_if<Mapping>(&root.value);
  if (mapping == nullptr) {
    report(problems, root.place,
           fmt::format("a question is a string or a mapping, found {}", document::kind_name(root)));
    return {std::nullopt, std::move(problems)};
  }
  PromqlQuestion question = question_of(*mapping, problems);
  if (document::find(*mapping, "expr") == nullptr)
    report(problems, root.place, "a question needs 'expr'");
  if (!problems.empty()) return {std::nullopt, std::move(problems)};
  return {std::move(question), {}};
}

Outcome<promql::SeriesLabels> read_series(std::string_view text) {
  const std::size_t open = text.find('{');
  promql::SeriesLabels row{.name = std::string{trimmed(text.substr(0, open))}};
  if (row.name.empty()) return {std::nullopt, bad_series(text.size())};
  if (open == std::string_view::npos) return {std::move(row), {}};
  if (!trimmed(text).ends_with('}')) return {std::nullopt, bad_series(text.size())};
  std::string_view list = text.substr(open + 1, text.rfind('}') - open - 1);
  while (!trimmed(list).empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view label = trimmed(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
    const bool some = label.ends_with('?');
    if (some) label = trimmed(label.substr(0, label.size() - 1));
    if (label.empty()) return {std::nullopt, bad_series(text.size())};
    (some ? row.maybe : row.always).emplace_back(label);
  }
  return {std::move(row), {}};
}

}  // namespace obsgen::pipeline
