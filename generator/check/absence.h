#pragma once

#include "base/diagnostic.h"
#include "check/site.h"

namespace obsgen::check {

/// Warning `promql/absent-when-idle`: `absent` of series that are only there while something else
/// is, so that it holds whenever nothing is wrong.
Diagnostics check_absence(const Site& site);

}  // namespace obsgen::check
