#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/dashboard.h"
#include "promql/world.h"

namespace obsgen::check {

/// What planned panels show of their queries: error `dashboard/unit-mismatch` where a panel's unit
/// is not what its query gives; warnings `dashboard/threshold-scale` and `dashboard/idle-threshold`
/// where a threshold lies outside of what the value can be, `dashboard/ambiguous-legend` where
/// series that differ get one name.
Diagnostics check_planned_panels(const promql::World& world,
                                 const std::vector<model::Dashboard>& dashboards);

}  // namespace obsgen::check
