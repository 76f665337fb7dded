#pragma once

#include <optional>
#include <vector>

#include "catalog/read/fields.h"
#include "model/catalog.h"

namespace obsgen::catalog {

/// `operator:`
std::optional<model::Operator> read_operator(const Node& node, Diagnostics& diagnostics);

/// The keys of `operator` in a file that changes it: those that are there are laid over `who`.
model::Operator overlay_operator(const model::Operator& who, const Node& node,
                                 Diagnostics& diagnostics);

/// `components:`, ascending by release.
std::optional<std::vector<model::Release>> read_components(const Node& node,
                                                           Diagnostics& diagnostics);

}  // namespace obsgen::catalog
