#pragma once

#include "catalog/read/fields.h"
#include "model/target.h"

namespace obsgen::catalog {

/// `target:`, whose keys are laid over `before`.
model::Target read_target(const model::Target& before, const Node& node, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
