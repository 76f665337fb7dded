#pragma once

#include "base/outcome.h"
#include "base/source_file.h"
#include "model/catalog.h"

namespace obsgen::catalog {

/// Lays the settings of file `overlay` of `sources` over a catalog that was read without errors:
/// maps merge, lists and single values replace. Alerts, panels and dashboards are found by their
/// ids; an id that is not there is an error. Reports every problem at once, with codes `catalog/*`
/// and `yaml/*`.
Outcome<model::Catalog> apply_overlay(model::Catalog catalog, FileId overlay,
                                      const Sources& sources);

}  // namespace obsgen::catalog
