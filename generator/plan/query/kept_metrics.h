#pragma once

#include <vector>

#include "model/catalog.h"

namespace obsgen::plan {

/// Metrics of which the scrape throws away nothing that their default views read, in the catalog's
/// order. A `drop` pattern must match a whole series name; one that is no regular expression
/// matches nothing.
std::vector<const model::Metric*> kept_metrics(const model::Catalog& catalog);

}  // namespace obsgen::plan
