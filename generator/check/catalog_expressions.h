#pragma once

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "promql/world.h"

namespace obsgen::check {

/// Proves that every selector in the catalog's own expressions names series that exist after the
/// scrape: the metric (of this release, not dropped), its labels, their values, the bounds of its
/// buckets; and that groupings and matchings name labels that their operands still have. `catalog`
/// is that of one release, `world` what Prometheus holds of it. Codes: promql/unknown-metric,
/// promql/no-metric, promql/unknown-label, promql/removed-label, promql/unknown-value,
/// promql/unknown-bound, scrape/dropped-metric.
Diagnostics check_catalog_expressions(const model::Catalog& catalog, const promql::World& world);

}  // namespace obsgen::check
