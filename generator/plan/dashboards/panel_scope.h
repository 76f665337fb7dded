#pragma once

#include <string>

#include "model/catalog.h"
#include "model/uses.h"
#include "plan/queries.h"

namespace obsgen::plan {

/// Where a panel stands: what its queries may read and which variables it follows.
struct PanelScope {
  const model::Catalog& catalog;
  const model::Uses& uses;  // of the catalog
  Queries& queries;         // of the catalog
  InPanel setting{};
  std::string uid{};  // of the dashboard
};

}  // namespace obsgen::plan
