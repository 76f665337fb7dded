#pragma once

#include "catalog/read/fields.h"
#include "catalog/read/part.h"

namespace obsgen::catalog {

/// One entry of `metrics:`; its labels and object are those of `declarations`. Absent when it has
/// no usable name. An entry with a problem is there all the same, as far as it can be read.
std::optional<Item<model::Metric>> read_metric(const Node& node, const Declarations& declarations,
                                               Diagnostics& diagnostics);

}  // namespace obsgen::catalog
