#pragma once

#include "base/diagnostic.h"
#include "check/site.h"
#include "model/rules.h"
#include "model/signal.h"

namespace obsgen::check {

/// Errors `alert/never-fires` and `alert/always-fires` where the threshold lies outside of what the
/// query can give; warning `alert/threshold-scale` where a share is compared with a percentage, or
/// the reverse. `unit` is that of its signal. The site is of the query without its threshold.
Diagnostics check_threshold(const Site& site, const model::AlertingRule& rule, model::Unit unit);

/// Warning `alert/keeps-replica`: an alert about what the operator says of an object keeps the
/// label of the replica that says it, and fires anew with each new Pod.
Diagnostics check_identity(const Site& site, const model::AlertingRule& rule);

}  // namespace obsgen::check
