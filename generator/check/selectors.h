#pragma once

#include "base/diagnostic.h"
#include "check/site.h"
#include "model/catalog.h"
#include "model/dropped.h"
#include "model/series.h"
#include "promql/ast.h"
#include "promql/world.h"

namespace obsgen::check {

/// What expressions are judged by: the catalog of one release, what Prometheus holds of it, and
/// what its scrape drops.
struct Exposed {
  const model::Catalog& catalog;
  const promql::World& world;
  const model::DropFilter& drops;
};

/// The problems of one selector as a catalog writes it: see check_catalog_expressions.
Diagnostics check_selector(const promql::VectorSelector& selector, const Exposed& exposed,
                           const Locate& locate);

/// A problem with a series that the scrape drops, or none.
Diagnostics check_dropped(const model::Series& series, const Exposed& exposed, const Place& place);

/// The same for all series that panels of the metric read.
Diagnostics check_dropped(const model::Metric& metric, const Exposed& exposed, const Place& place);

}  // namespace obsgen::check
