#pragma once

#include "base/diagnostic.h"
#include "model/catalog.h"

namespace obsgen::catalog {

/// Reports dashboards whose uid is too long, and rows that repeat by what is no variable.
void check_dashboards(const model::Catalog& catalog, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
