#pragma once

#include <set>
#include <vector>

#include "base/diagnostic.h"
#include "model/artefact.h"
#include "model/board.h"
#include "model/catalog.h"
#include "model/monitor.h"
#include "model/rules.h"
#include "model/runbook.h"

namespace obsgen::pipeline {

/// The groups of artefacts that a run may be restricted to.
enum class ArtefactKind { Dashboards, Rules, Monitor, Runbooks };

/// Everything that is planned for one catalog.
struct Plan {
  model::Catalog catalog{};
  std::vector<model::Dashboard> dashboards{};
  model::RulePlan rules{};
  model::Handbook handbook{};
  model::Monitor monitor{};
};

/// The files of all plans, sorted by path: of the kinds in `only`, of all kinds when that is empty.
/// Errors are those of `emit::check_size` and `emit::helm_values`.
std::vector<model::Artefact> emit_artefacts(const std::set<ArtefactKind>& only,
                                            const std::vector<Plan>& plans,
                                            Diagnostics& diagnostics);

}  // namespace obsgen::pipeline
