#pragma once

#include "base/diagnostic.h"
#include "check/site.h"

namespace obsgen::check {

/// Errors of operators between two vectors: `promql/no-match` where no element of one side can have
/// a partner on the other, `promql/many-to-many` where an element has several and the query fails.
/// Warning `promql/idle-unless` where `unless` can never take anything away.
Diagnostics check_joins(const Site& site);

}  // namespace obsgen::check
