#pragma once

#include <string>

#include "model/catalog.h"

namespace obsgen::catalog::test {

/// Everything that the catalog says but for places, a line an entry, in the catalog's order.
std::string describe(const model::Catalog& catalog);

}  // namespace obsgen::catalog::test
