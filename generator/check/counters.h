#pragma once

#include "base/diagnostic.h"
#include "check/site.h"

namespace obsgen::check {

/// `promql/raw-counter`: a counter's total since its start where its growth is meant: compared,
/// given to a function for gauges, subtracted from itself, divided by, or as the result.
/// `promql/rate-of-sum`: growth of a sum of counters, which a restart of one makes wrong.
/// `promql/raw-buckets`: a quantile over all observations since the start. `severity` is that of
/// the first two: an error where a rule depends on it.
Diagnostics check_counters(const Site& site, Severity severity);

}  // namespace obsgen::check
