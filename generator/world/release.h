#pragma once

#include <string_view>

#include "model/catalog.h"
#include "promql/world.h"

/// Worlds of catalogs.
namespace obsgen::world {

/// What a Prometheus holds of an operator after the scrape: the series of every metric of `release`
/// (the catalog of one release) and what Prometheus itself adds to the target. Whether a series
/// carries a label of its metric is left open, so that only what cannot be there is `Never`.
promql::World of_release(const model::Catalog& release);

/// Adds the series of one metric, such as a recorded one.
void add_metric(promql::World& world, const model::Metric& metric, const model::Catalog& release);

}  // namespace obsgen::world
