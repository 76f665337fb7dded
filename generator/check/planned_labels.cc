#include "check/planned_labels.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/result_labels.h"
#include "promql/infer.h"
#include "promql/print.h"
#include "template/legend.h"

namespace obsgen::check {

namespace {

using promql::Expr;
using promql::World;

using Result = promql::LabelBranches;

Result result_of(const Expr& expr, const World& world) {
  return promql::infer_result(expr, world, promql::LabelNames::AfterScrape);
}

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

void check_text(const templates::Legend& text, const Shown& shown, const World& world,
                Diagnostics& out) {
  const auto labels = templates::labels(text);
  if (labels.empty()) return;
  const Result result = result_of(shown.expr, world);
  for (const auto& label : labels)
    if (lacks(result, label.name))
      out.push_back(lost({shown.what, label.name, shown.expr, shown.place, shown.origin}, result));
}

void check_columns(const model::Panel& panel, const World& world, Diagnostics& out) {
  std::vector<Result> results;
  for (const auto& query : panel.queries)
    results.push_back(result_of(query.expr, world));
  for (const auto& column : panel.table.columns) {
    const auto* label = std::get_if<model::LabelField>(&column.source);
    if (label == nullptr || results.empty()) continue;
    const bool shown = std::ranges::any_of(
        results, [&](const Result& result) { return !lacks(result, label->name); });
    if (shown) continue;
    const auto& query = panel.queries.front();
    out.push_back(lost({fmt::format("the column '{}'", column.title), label->name, query.expr,
                        query.place, query.origin},
                       results.front()));
  }
}

void check_panel(const model::Panel& panel, const World& world, Diagnostics& out) {
  for (const auto& query : panel.queries)
    check_text(query.legend, {"the legend", {}, query.expr, query.place, query.origin}, world, out);
  check_columns(panel, world, out);
}

}  // namespace

Diagnostics check_planned_labels(const World& world,
                                 const std::vector<model::Dashboard>& dashboards) {
  Diagnostics out;
  for (const auto& dashboard : dashboards) {
    for (const auto& annotation : dashboard.annotations)
      check_text(annotation.text,
                 {"the annotation", {}, annotation.expr, annotation.place, annotation.origin},
                 world, out);
    for (const auto& row : dashboard.rows)
      for (const auto& panel : row.panels)
        check_panel(panel, world, out);
  }
  return in_order(std::move(out));
}

}  // namespace obsgen::check
