#pragma once

#include <optional>

#include "model/unit.h"
#include "promql/unit.h"

namespace obsgen::world {

/// What a unit of catalogs measures; nothing for a plain number, which may be anything.
std::optional<promql::Unit> unit_of(model::Unit unit);

}  // namespace obsgen::world
