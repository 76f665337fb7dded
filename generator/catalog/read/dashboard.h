#pragma once

#include "catalog/read/fields.h"
#include "model/board.h"

namespace obsgen::catalog {

/// One entry of `dashboards:`; absent when it has no name.
std::optional<model::DashboardSpec> read_dashboard(const Node& node, Diagnostics& diagnostics);

/// The keys of a dashboard that a file which changes it may set, laid over `dashboard`.
model::DashboardSpec overlay_dashboard(model::DashboardSpec dashboard, const Node& node,
                                       Diagnostics& diagnostics);

}  // namespace obsgen::catalog
