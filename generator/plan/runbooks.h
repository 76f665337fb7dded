#pragma once

#include "base/diagnostic.h"
#include "model/rules.h"
#include "model/runbook.h"
#include "plan/rules/alert.h"

namespace obsgen::plan {

/// A runbook for each alert of `rules`, in the order of the catalog, and what its `explained_by`
/// says: an alert that is not written explains nothing.
///
/// Only critical alerts silence those that they explain, so that nobody misses what no page tells.
/// Both must be about the same thing: labels that both have in one meaning (the target's, or of
/// metrics of one library) must be equal, and the cluster always.
///
/// Errors: those of the queries, which `rules` had too.
model::Handbook plan_handbook(const AlertContext& context, const model::RulePlan& rules,
                              Diagnostics& diagnostics);

}  // namespace obsgen::plan
