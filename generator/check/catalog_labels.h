#pragma once

#include <string>
#include <vector>

#include "model/catalog.h"

namespace obsgen::check {

/// Names by which the catalog's own expressions know the labels of a metric: its own, the target's,
/// the label of the cluster.
std::vector<std::string> written_labels(const model::Metric& metric, const model::Catalog& catalog);

}  // namespace obsgen::check
