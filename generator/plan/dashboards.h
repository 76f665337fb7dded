#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/dashboard.h"
#include "plan/queries.h"

namespace obsgen::plan {

/// The dashboards of the release of `queries`: every enabled one, in their order, every
/// choice made. Problems of signals are reported at their places; what depends on them is left out.
std::vector<model::Dashboard> plan_dashboards(Queries& queries, Diagnostics& diagnostics);

/// `<operator>-<name>`, at most 40 characters of `[a-z0-9-]`: a longer one is cut and ends in a
/// hash of the whole.
std::string dashboard_uid(const model::Catalog& catalog, const model::DashboardSpec& dashboard);

}  // namespace obsgen::plan
