#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/dashboard.h"
#include "promql/world.h"

namespace obsgen::check {

/// Proves of every panel that the labels which its legends, its columns and the texts of the
/// dashboard's annotations show can be on what its queries return: dashboard/lost-label. Every
/// selector names series that exist (see check_planned_queries).
Diagnostics check_planned_labels(const promql::World& world,
                                 const std::vector<model::Dashboard>& dashboards);

}  // namespace obsgen::check
