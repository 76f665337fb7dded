#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/board.h"
#include "model/dashboard.h"
#include "plan/dashboards/panel_scope.h"

namespace obsgen::plan {

enum class Width { Flexible, Given };

/// A panel that has no id and no place yet; `panel.grid` holds only its size.
struct PlannedPanel {
  model::Panel panel{};
  std::vector<std::string> metrics{};  // families that it reads
  Width width = Width::Flexible;
};

/// The panel that `spec` describes, every choice made. Absent when none of its signals is there;
/// the diagnostics say why.
std::optional<PlannedPanel> plan_panel(const PanelScope& scope, const model::PanelSpec& spec,
                                       Diagnostics& diagnostics);

/// The panels that `spec` stands for: itself, or the default views of a metric.
std::vector<model::PanelSpec> expand(const model::Catalog& catalog, const model::PanelSpec& spec,
                                     Diagnostics& diagnostics);

}  // namespace obsgen::plan
