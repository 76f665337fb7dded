#pragma once

#include "base/diagnostic.h"
#include "check/site.h"

namespace obsgen::check {

/// Functions over a range of samples that cannot give what they promise: promql/not-a-counter when
/// one for counters reads a gauge, promql/short-range when one that needs two samples has a range
/// that holds one at the interval of the scrape. What is recorded or brought by another exporter
/// has an interval of its own and is left alone. Every selector of the expression names a metric of
/// the world.
Diagnostics check_ranges(const Site& site);

}  // namespace obsgen::check
