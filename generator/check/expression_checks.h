#pragma once

#include "base/diagnostic.h"
#include "check/site.h"

namespace obsgen::check {

/// All that is checked of an expression whose selectors are right: lists of labels, joins,
/// replicas, units, comparisons, counters, ranges, quantiles, absence. `counters` is how bad a raw
/// counter is there.
Diagnostics check_expression_at(const Site& site, Severity counters);

}  // namespace obsgen::check
