#pragma once

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/rules.h"

namespace obsgen::check {

/// Refuses scenarios of alerts that cannot come out as they say, as far as that is certain without
/// evaluation: test/too-early, test/never-pending, test/missing-series, test/label, test/after-end,
/// test/value; and series that are not what their metric is: test/impossible-value. Warning at a
/// series that the alert does not read: test/unread-series. Scenarios of an alert that an overlay
/// has set otherwise are left alone.
Diagnostics check_scenarios(const model::Catalog& catalog, const model::RulePlan& rules);

}  // namespace obsgen::check
