#pragma once

#include "base/diagnostic.h"
#include "check/scenario/story.h"
#include "model/catalog.h"

namespace obsgen::check {

/// Warns of series of the scenario that nothing which the alert reads has the name of:
/// test/unread-series.
Diagnostics check_unread_series(const Story& story);

/// Refuses numbers that the metric of a series never has: test/impossible-value.
Diagnostics check_series_values(const model::Catalog& catalog, const Story& story);

}  // namespace obsgen::check
