#pragma once

#include "base/diagnostic.h"
#include "model/catalog.h"

namespace obsgen::check {

/// Series of a release whose names or labels hide others: a name that two families have, and a
/// label `job` of a metric's own that stands where rules and dashboards look for the operator's.
Diagnostics check_series_names(const model::Catalog& release);

}  // namespace obsgen::check
