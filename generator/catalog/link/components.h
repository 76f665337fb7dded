#pragma once

#include "base/diagnostic.h"
#include "model/catalog.h"

namespace obsgen::catalog {

/// Reports libraries that say `since` or `until` without a component whose versions are meant, and
/// releases that do not tell the version of a library's component.
void check_components(const model::Catalog& catalog, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
