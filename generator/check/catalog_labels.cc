#include "check/catalog_labels.h"

#include "model/scrape.h"
#include "promql/tree.h"

namespace obsgen::check {

std::vector<std::string> catalog_labels(const model::Catalog& catalog,
                                        const model::Series& series) {
  std::vector<std::string> names;
  for (const auto& label : series.metric->labels)
    names.push_back(label.name);
  if (const auto extra = model::extra_label(series); !extra.empty()) names.emplace_back(extra);
  for (const auto target : model::target_labels(*series.metric))
    names.emplace_back(target);
  if (!catalog.who.cluster_label.empty()) names.push_back(catalog.who.cluster_label);
  return names;
}

std::vector<promql::LabelBranch> catalog_result_labels(const promql::Expr& expr,
                                                       const model::Catalog& catalog) {
  std::vector<promql::SeriesLabels> rows;
  promql::for_each_selector(expr, [&](const promql::VectorSelector& selector) {
    if (const auto series = model::find_series(catalog, selector.name))
      rows.push_back({.name = selector.name, .maybe = catalog_labels(catalog, *series)});
  });
  return promql::infer_labels(expr, rows);
}

}  // namespace obsgen::check
