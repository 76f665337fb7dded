#pragma once

#include "model/series.h"
#include "promql/world.h"

namespace obsgen::world {

/// Sets what the numbers of a family's series are: unit, bounds, what its buckets are of.
void describe_values(promql::SeriesFacts& facts, const model::Series& series);

}  // namespace obsgen::world
