#pragma once

#include "base/diagnostic.h"
#include "check/site.h"

namespace obsgen::check {

/// Functions over buckets whose operand has no `le`, so that they return nothing:
/// promql/removed-label when something below took it away (which a note shows),
/// promql/unknown-label when no metric below has it. Native histograms need none. Every selector of
/// the expression names a metric of the world.
Diagnostics check_quantiles(const Site& site);

}  // namespace obsgen::check
