#include "check/label_lists.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/nearest.h"
#include "model/scrape.h"
#include "model/series.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using model::Catalog;
using promql::Expr;
using promql::LabelName;

std::vector<std::string> labels_of(const Catalog& catalog, const model::Series& series) {
  std::vector<std::string> names;
  for (const auto& label : series.metric->labels)
    names.push_back(label.name);
  names.emplace_back(model::extra_label(series));
  if (!series.metric->external)
    names.insert(names.end(), model::kTargetLabels.begin(), model::kTargetLabels.end());
  if (!catalog.who.cluster_label.empty()) names.push_back(catalog.who.cluster_label);
  return names;
}

/// Labels that some selector below has, by the catalog's names.
std::vector<std::string> labels_below(const Expr& expr, const Catalog& catalog) {
  std::vector<std::string> names;
  promql::for_each_selector(expr, [&](const promql::VectorSelector& selector) {
    if (const auto series = model::find_series(catalog, selector.name)) {
      for (auto& name : labels_of(catalog, *series))
        names.push_back(std::move(name));
    }
  });
  return names;
}

void check_list(const std::vector<LabelName>& labels, const std::vector<std::string>& known,
                const Locate& locate, Diagnostics& out) {
  for (const LabelName& label : labels) {
    if (label.is_macro || std::ranges::find(known, label.name) != known.end()) continue;
    const auto near = nearest(label.name, known);
    out.push_back({.code = "promql/unknown-label",
                   .place = locate(label.span),
                   .message = fmt::format("no metric here has a label '{}'", label.name),
                   .help = near ? fmt::format("did you mean '{}'?", *near) : std::string{}});
  }
}

}  // namespace

Diagnostics check_label_lists(const Expr& expr, const Catalog& catalog, const Locate& locate) {
  Diagnostics out;
  promql::for_each_expr(expr, [&](const Expr& e) {
    const auto* aggregation = std::get_if<promql::Aggregation>(&e.node);
    const auto* binary = std::get_if<promql::Binary>(&e.node);
    if (aggregation != nullptr && aggregation->grouping) {
      check_list(aggregation->grouping->labels, labels_below(*aggregation->operand, catalog),
                 locate, out);
    }
    if (binary != nullptr && binary->matching) {
      const auto known = labels_below(e, catalog);
      check_list(binary->matching->labels, known, locate, out);
      check_list(binary->matching->include, known, locate, out);
    }
  });
  return out;
}

Diagnostics check_label_of(const model::Metric& metric, const model::LabelRef& label,
                           const Catalog& catalog) {
  const auto known = labels_of(catalog, {&metric, model::SeriesKind::Plain});
  if (std::ranges::find(known, label.name) != known.end()) return {};
  const auto near = nearest(label.name, known);
  return {{.code = "promql/unknown-label",
           .place = label.place,
           .message = fmt::format("'{}' has no label '{}'", metric.name, label.name),
           .help = near ? fmt::format("did you mean '{}'?", *near) : std::string{}}};
}

}  // namespace obsgen::check
