#pragma once

#include "base/diagnostic.h"
#include "check/site.h"

namespace obsgen::check {

/// Numbers without a meaning: error `promql/self-ratio` (each series divided by itself),
/// `promql/zero-divisor`, `promql/quantile-range` (a quantile outside of 0 to 1); warning
/// `promql/meaningless-sum` (of points in time, of quantiles, of cumulative buckets).
Diagnostics check_sense(const Site& site);

}  // namespace obsgen::check
