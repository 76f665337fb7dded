#pragma once

#include "base/diagnostic.h"
#include "check/site.h"

namespace obsgen::check {

/// Comparisons that no value can pass: error `promql/never-true`. Those that every value passes:
/// warning `promql/always-true`, but for those that people write to drop NaN or to say that a flag
/// is set. A count that is compared with a small number although nothing may be left to count:
/// warning `promql/silent-count`.
Diagnostics check_comparisons(const Site& site);

}  // namespace obsgen::check
