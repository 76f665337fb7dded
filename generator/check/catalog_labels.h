#pragma once

#include <string>
#include <vector>

#include "model/catalog.h"
#include "model/series.h"
#include "promql/labels.h"

/// Labels by the names that the catalog's own expressions use: a metric's own keep theirs.
namespace obsgen::check {

/// All labels that a series may carry: its own, the one that its form adds (`le`, `quantile`), the
/// target's, the label of the cluster.
std::vector<std::string> catalog_labels(const model::Catalog& catalog, const model::Series& series);

/// The labels of the expression's result. Whether a series that it reads carries a label is left
/// open, so that only what cannot be there is `Never`.
std::vector<promql::LabelBranch> catalog_result_labels(const promql::Expr& expr,
                                                       const model::Catalog& catalog);

}  // namespace obsgen::check
