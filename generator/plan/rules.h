#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/dashboard.h"
#include "model/rules.h"
#include "plan/queries.h"

namespace obsgen::plan {

/// The recording and alerting rules of the release of `queries`, and the tests of the alerts.
/// `dashboards` are those of the run: an alert links the first panel that shows its signal.
///
/// Records that no alert reads are the group `<operator>.rules`; every library has its own group
/// `<operator>-<library>`, the operator itself `<operator>`. A record and the alerts that read it
/// stand in one group, the record first, so that nothing lags. An alert with a window of its own
/// does not read the record of its signal. Alerts that are switched off leave.
///
/// Errors: those of the queries, of the texts (see rules_template.h) and of the tests (see
/// rule_tests.h). A rule whose signal has no query is left out.
model::RulePlan plan_rules(Queries& queries, const std::vector<model::Dashboard>& dashboards,
                           Diagnostics& diagnostics);

}  // namespace obsgen::plan
