#pragma once

#include "document/value.h"
#include "model/dashboard.h"

namespace obsgen::emit {

/// The `templating.list` of a dashboard: the data source first.
document::Value variables_json(const model::Dashboard& dashboard);

/// Its `annotations.list`: Grafana's own entry first. `interval` is the smallest step.
document::Value annotations_json(const model::Dashboard& dashboard, const std::string& interval);

}  // namespace obsgen::emit
