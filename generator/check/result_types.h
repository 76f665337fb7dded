#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/dashboard.h"
#include "model/rules.h"

namespace obsgen::check {

/// Signals that are no instant vector and no number: nothing can show, record or alert on them.
Diagnostics check_signal_types(const model::Catalog& release);

/// Alerts on numbers: Prometheus refuses to compare them, and one that it does not compare fires
/// always. And everything that is about to be written is read again as Prometheus will read it.
Diagnostics check_written(const std::vector<model::Dashboard>& dashboards,
                          const model::RulePlan& rules);

}  // namespace obsgen::check
