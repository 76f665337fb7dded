#pragma once

#include <vector>

#include "model/board.h"
#include "model/catalog.h"
#include "model/monitor.h"
#include "model/rules.h"
#include "model/runbook.h"

namespace obsgen::pipeline {

/// Everything that is planned for one catalog.
struct Plan {
  model::Catalog catalog{};
  std::vector<model::Dashboard> dashboards{};
  model::RulePlan rules{};
  model::Handbook handbook{};
  model::Monitor monitor{};
};

}  // namespace obsgen::pipeline
