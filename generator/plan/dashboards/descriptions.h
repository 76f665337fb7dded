#pragma once

#include <string>
#include <vector>

#include "model/board.h"
#include "model/catalog.h"
#include "plan/dashboards/panel_scope.h"

namespace obsgen::plan {

/// What a panel of `uses` shows and how it is computed, which alerts watch it, and when it may be
/// empty; plain text in paragraphs. `given` stands for the first part.
std::string description_of(const PanelScope& scope, const std::vector<model::SignalUse>& uses,
                           const std::vector<std::string>& metrics, const std::string& given);

/// Why there may be no data of `metrics`; empty when there always is some.
std::string presence_of(const model::Catalog& catalog, const std::vector<std::string>& metrics);

}  // namespace obsgen::plan
