#include "check/planned_labels.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/result_labels.h"
#include "promql/print.h"
#include "template/legend.h"

namespace obsgen::check {

namespace {

using promql::Expr;

using Result = promql::LabelBranches;

std::string what_it_returns(const Result& result) {
  const auto names = possible_labels(result);
  return names.empty() ? std::string{"it returns no labels"}
                       : fmt::format("it returns {}", fmt::join(names, ", "));
}

/// Something that shows a label, and what it shows it of.
struct Shown {
  std::string what{};  // the legend, the column 'Owner'
  std::string label{};
  const Expr& expr;
  Place place{};
  const model::Origin& origin;
};

Diagnostic lost(const Shown& shown, const Result& result) {
  Diagnostic d{.code = "dashboard/lost-label",
               .place = shown.place,
               .message = fmt::format("{} shows the label '{}', which its query never returns",
                                      shown.what, shown.label),
               .help = what_it_returns(result),
               .notes = {{fmt::format("in {}", promql::print(shown.expr))}}};
  if (const auto* change = removal(result, shown.label)) {
    Note note{change->reason.str()};
    if (std::holds_alternative<model::Written>(shown.origin))
      note.place = model::place_of(shown.origin, change->span);
    d.notes.push_back(std::move(note));
  }
  return d;
}

void check_text(const templates::Legend& text, const Shown& shown, const Result& result,
                Diagnostics& out) {
  for (const auto& label : templates::labels(text))
    if (lacks(result, label.name))
      out.push_back(lost({shown.what, label.name, shown.expr, shown.place, shown.origin}, result));
}

void check_columns(const model::Panel& panel, std::span<const promql::Analysis> facts,
                   Diagnostics& out) {
  if (panel.queries.empty()) return;
  for (const auto& column : panel.table.columns) {
    const auto* label = std::get_if<model::LabelField>(&column.source);
    if (label == nullptr) continue;
    bool shown = false;
    for (std::size_t i = 0; i < facts.size(); ++i)
      shown = shown || !lacks(facts[i].of(panel.queries[i].expr), label->name);
    if (shown) continue;
    const auto& query = panel.queries.front();
    out.push_back(lost({fmt::format("the column '{}'", column.title), label->name, query.expr,
                        query.place, query.origin},
                       facts.front().of(query.expr)));
  }
}

}  // namespace

Diagnostics check_planned_labels(const model::Panel& panel,
                                 std::span<const promql::Analysis> facts) {
  Diagnostics out;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& query = panel.queries[i];
    check_text(query.legend, {"the legend", {}, query.expr, query.place, query.origin},
               facts[i].of(query.expr), out);
  }
  check_columns(panel, facts, out);
  return out;
}

Diagnostics check_planned_labels(const model::AnnotationQuery& annotation,
                                 const promql::Analysis& facts) {
  Diagnostics out;
  check_text(annotation.text,
             {"the annotation", {}, annotation.expr, annotation.place, annotation.origin},
             facts.of(annotation.expr), out);
  return out;
}

}  // namespace obsgen::check
