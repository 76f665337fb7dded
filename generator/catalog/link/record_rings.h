#pragma once

#include "base/diagnostic.h"
#include "model/catalog.h"

namespace obsgen::catalog {

/// Records whose signals read each other's results in a ring, or their own: none of them would ever
/// have a first value.
void check_record_rings(const model::Catalog& catalog, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
