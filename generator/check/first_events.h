#pragma once

#include "base/diagnostic.h"
#include "check/site.h"
#include "model/rules.h"

namespace obsgen::check {

/// Warning `alert/first-event`: an alert on any growth of counters that begin with their first
/// event. Their first sample is 1 already, so that the first event is no growth. The site is of the
/// alert's query.
Diagnostics check_first_events(const Site& site, const model::AlertingRule& rule);

}  // namespace obsgen::check
