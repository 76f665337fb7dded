#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/dashboard.h"
#include "model/rules.h"
#include "promql/world.h"

namespace obsgen::check {

/// What is wrong with what is planned: with what queries read; with labels that are shown; with
/// panels. What a later list tells may follow from an error of an earlier one.
struct PlannedProblems {
  Diagnostics queries{};  // see `check_planned_query` and `check_planned_alert`
  Diagnostics labels{};   // see `check_planned_labels`
  Diagnostics panels{};   // see `check_planned_panel`
};

/// The problems of all queries of a plan, of which each is inferred once for all checks. `world`
/// holds the release after the scrape, with its records.
PlannedProblems check_planned(const model::Catalog& catalog, const promql::World& world,
                              const std::vector<model::Dashboard>& dashboards,
                              const model::RulePlan& rules);

}  // namespace obsgen::check
