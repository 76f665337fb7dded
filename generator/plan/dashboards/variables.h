#pragma once

#include <vector>

#include "model/board.h"
#include "model/catalog.h"
#include "model/dashboard.h"

namespace obsgen::plan {

/// The variables of a dashboard besides its data source: the label of Kubernetes clusters where the
/// catalog has one, `job`, then those that `spec` asks for and `dashboard`'s queries mention. Each
/// lists what the ones before it leave.
std::vector<model::LabelVariable> plan_variables(const model::Catalog& catalog,
                                                 const model::DashboardSpec& spec,
                                                 const model::Dashboard& dashboard);

}  // namespace obsgen::plan
