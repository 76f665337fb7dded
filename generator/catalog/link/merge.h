#pragma once

#include "catalog/link/files.h"
#include "catalog/read/part.h"

namespace obsgen::catalog {

/// All files as one catalog whose references are still names.
struct Merged {
  model::Catalog catalog{};
  Spoiled spoiled{};
  Extent extent = Extent::Whole;
};

/// Puts the parts together in their order. Reports ids that are defined twice without `override`,
/// and overrides of nothing.
Merged merge(Files files, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
