#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/dashboard.h"
#include "model/rules.h"
#include "promql/world.h"

namespace obsgen::check {

/// Proves of every query that will be written, generated or not, that its selectors name series
/// that exist after the scrape: the metric, kept by the scrape, and its labels by the names they
/// then have. Codes: dashboard/unknown-series, dashboard/unknown-label, alert/unknown-series,
/// alert/unknown-label.
Diagnostics check_planned_queries(const model::Catalog& catalog, const promql::World& world,
                                  const std::vector<model::Dashboard>& dashboards,
                                  const model::RulePlan& rules);

}  // namespace obsgen::check
