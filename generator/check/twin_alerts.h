#pragma once

#include "base/diagnostic.h"
#include "model/rules.h"

namespace obsgen::check {

/// Warning `alert/duplicate` at an alert that fires exactly when an earlier one does, with the same
/// labels.
Diagnostics check_twin_alerts(const model::RulePlan& rules);

}  // namespace obsgen::check
