#pragma once

#include "model/catalog.h"

namespace obsgen::plan {

/// The catalog with a metric for each of its records, so that signals can be computed from what the
/// rules have computed before. Such a metric has the labels that the record's signal leaves, those
/// of the target too, and is `recorded`: nothing exposes it, no scrape drops it.
model::Catalog with_recorded_metrics(model::Catalog release);

}  // namespace obsgen::plan
