#pragma once

#include <string>
#include <vector>

#include "model/catalog.h"
#include "model/series.h"

namespace obsgen::check {

/// Names of all labels that a query can find on the series: after the scrape its own and the
/// target's, the one that its form adds (`le`, `quantile`), the label of the cluster.
std::vector<std::string> labels_after_scrape(const model::Catalog& catalog,
                                             const model::Series& series);

}  // namespace obsgen::check
