#pragma once

#include "base/day.h"

namespace obsgen::cli {

/// The day that a run takes for today, in UTC: that of SOURCE_DATE_EPOCH where it is set to a
/// number of seconds, so that a run can be repeated, else that of the clock.
Day today();

}  // namespace obsgen::cli
