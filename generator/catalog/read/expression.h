#pragma once

#include <optional>

#include "catalog/read/fields.h"
#include "model/signal.h"

namespace obsgen::catalog {

/// PromQL of a signal: `$window` is the only variable, and only where a duration stands; scope is
/// not written. Problems have their places in the file.
std::optional<model::ExprDefinition> read_expression(const Node& node, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
