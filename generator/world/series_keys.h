#pragma once

#include "model/catalog.h"
#include "model/series.h"
#include "promql/world.h"

namespace obsgen::world {

/// Sets by what a family's series are told apart, which replicas expose them, and what they wait
/// for.
void describe_keys(promql::SeriesFacts& facts, const model::Series& series,
                   const model::Catalog& release);

}  // namespace obsgen::world
