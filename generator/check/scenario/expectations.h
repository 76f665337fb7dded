#pragma once

#include "base/diagnostic.h"
#include "check/scenario/story.h"

namespace obsgen::check {

/// Refuses states that the alert cannot have when the scenario says so: test/too-early,
/// test/never-pending, test/missing-series, test/label, test/after-end, test/value.
Diagnostics check_expectations(const Story& story);

}  // namespace obsgen::check
