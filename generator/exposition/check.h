#pragma once

#include "base/diagnostic.h"
#include "exposition/cursor.h"
#include "exposition/family.h"

namespace obsgen::exposition {

/// Reports what the samples of one family say that cannot be: the same series twice, values that
/// the type excludes, histograms and summaries whose parts do not fit.
void check_family(const Family& family, EventSettings settings, Diagnostics& out);

}  // namespace obsgen::exposition
