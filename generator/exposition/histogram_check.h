#pragma once

#include "base/diagnostic.h"
#include "exposition/cursor.h"
#include "exposition/family.h"

namespace obsgen::exposition {

/// Reports buckets without a bound, missing or unreadable, histograms without a `+Inf` bucket or a
/// count, with two buckets of one bound, with fewer observations below a higher bound, or with a
/// count that is not that of `+Inf`. `family` is a histogram or a gauge histogram.
void check_histogram(const Family& family, EventSettings settings, Diagnostics& out);

}  // namespace obsgen::exposition
