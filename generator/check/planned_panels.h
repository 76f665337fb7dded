#pragma once

#include <span>

#include "base/diagnostic.h"
#include "model/dashboard.h"
#include "promql/infer.h"
#include "promql/world.h"

namespace obsgen::check {

/// What a planned panel shows of its queries: error `dashboard/unit-mismatch` where its unit is not
/// what a query gives; warnings `dashboard/threshold-scale` and `dashboard/idle-threshold` where a
/// threshold lies outside of what the value can be, `dashboard/ambiguous-legend` where series that
/// differ get one name. `facts` are those of its queries.
Diagnostics check_planned_panel(const model::Panel& panel, std::span<const promql::Analysis> facts,
                                const promql::World& world);

}  // namespace obsgen::check
