#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/board.h"
#include "model/dashboard.h"
#include "plan/dashboards/panel_scope.h"

namespace obsgen::plan {

/// Marks on all graphs of a dashboard: the moments when the operator's alerts begin to fire, one
/// kind a severity (information is off at first), then those that `spec` asks for. An alert that
/// fires for hours is one line, not an area over everything.
std::vector<model::AnnotationQuery> plan_annotations(const PanelScope& scope,
                                                     const model::DashboardSpec& spec,
                                                     Diagnostics& diagnostics);

}  // namespace obsgen::plan
