#include "check/label_lists.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/catalog_labels.h"
#include "check/did_you_mean.h"
#include "check/result_labels.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using model::Catalog;
using promql::Expr;
using promql::LabelChange;
using promql::LabelName;

using Result = promql::LabelBranches;

Diagnostic removed(const LabelName& label, const LabelChange& change, const Result& result,
                   const Locate& locate) {
  const auto left = possible_labels(result);
  return {.code = "promql/removed-label",
          .place = locate(label.span),
          .message = fmt::format("no element has the label '{}' any more", label.name),
          .help = left.empty() ? std::string{"keep it there"}
                               : fmt::format("keep it there, or use what is left: {}",
                                             fmt::join(left, ", ")),
          .notes = {{change.reason.str(), locate(change.span)}}};
}

/// Lists that choose labels, which therefore have to be there.
void check_chosen(const std::vector<LabelName>& labels, const Result& result, const Locate& locate,
                  Diagnostics& out) {
  for (const LabelName& label : labels) {
    if (label.is_macro || !lacks(result, label.name)) continue;
    if (const LabelChange* change = removal(result, label.name))
      out.push_back(removed(label, *change, result, locate));
    else
      out.push_back({.code = "promql/unknown-label",
                     .place = locate(label.span),
                     .message = fmt::format("no metric here has a label '{}'", label.name),
                     .help = did_you_mean(label.name, possible_labels(result))});
  }
}

/// Lists that leave labels out: one that is gone already does no harm, one that never was is a
/// slip.
void check_left_out(const std::vector<LabelName>& labels, const std::vector<const Result*>& sides,
                    const Locate& locate, Diagnostics& out) {
  for (const LabelName& label : labels) {
    const bool known = label.is_macro || std::ranges::any_of(sides, [&](const Result* side) {
                         return !lacks(*side, label.name) || removal(*side, label.name) != nullptr;
                       });
    if (!known)
      out.push_back({.code = "promql/unknown-label",
                     .place = locate(label.span),
                     .message = fmt::format("no metric here has a label '{}'", label.name),
                     .help = did_you_mean(label.name, possible_labels(*sides.front()))});
  }
}

void check_aggregation(const promql::Aggregation& aggregation, const Site& site, Diagnostics& out) {
  if (!aggregation.grouping) return;
  const Result& result = site.facts.of(*aggregation.operand);
  if (aggregation.grouping->kind == promql::GroupingKind::By)
    check_chosen(aggregation.grouping->labels, result, site.locate, out);
  else
    check_left_out(aggregation.grouping->labels, {&result}, site.locate, out);
}

struct Sides {
  const Result& lhs;
  const Result& rhs;
};

/// `on` matches by what both sides have. A label that only one side ever had is left to the
/// matching: elements without it may be meant.
void check_on(const std::vector<LabelName>& labels, const Sides& sides, const Locate& locate,
              Diagnostics& out) {
  for (const LabelName& label : labels) {
    const bool nowhere = lacks(sides.lhs, label.name) && lacks(sides.rhs, label.name);
    for (const Result* side : {&sides.lhs, &sides.rhs}) {
      if (nowhere || removal(*side, label.name) != nullptr)
        check_chosen({label}, *side, locate, out);
    }
  }
}

void check_matching(const promql::Binary& binary, const Site& site, Diagnostics& out) {
  if (!binary.matching) return;
  const Sides sides{site.facts.of(*binary.lhs), site.facts.of(*binary.rhs)};
  const promql::VectorMatching& matching = *binary.matching;
  if (matching.kind == promql::MatchKind::On)
    check_on(matching.labels, sides, site.locate, out);
  else
    check_left_out(matching.labels, {&sides.lhs, &sides.rhs}, site.locate, out);
  const bool right = matching.group == promql::GroupSide::Right;
  check_chosen(matching.include, right ? sides.lhs : sides.rhs, site.locate, out);
}

}  // namespace

Diagnostics check_label_lists(const Site& site) {
  Diagnostics out;
  promql::for_each_expr(site.expr, [&](const Expr& e) {
    if (const auto* aggregation = std::get_if<promql::Aggregation>(&e.node))
      check_aggregation(*aggregation, site, out);
    if (const auto* binary = std::get_if<promql::Binary>(&e.node))
      check_matching(*binary, site, out);
  });
  return in_order(std::move(out));
}

Diagnostics check_label_of(const model::Metric& metric, const model::LabelRef& label,
                           const Catalog& catalog) {
  const auto known = written_labels(metric, catalog);
  if (std::ranges::find(known, label.name) != known.end()) return {};
  return {{.code = "promql/unknown-label",
           .place = label.place,
           .message = fmt::format("'{}' has no label '{}'", metric.name, label.name),
           .help = did_you_mean(label.name, known)}};
}

}  // namespace obsgen::check
