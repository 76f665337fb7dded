#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/board.h"
#include "model/dashboard.h"
#include "plan/dashboards/panel.h"

namespace obsgen::plan {

/// Panels that belong together: all views of one metric, or one panel.
using Block = std::vector<PlannedPanel>;

/// A row whose panels have no ids and places yet.
struct PlannedRow {
  std::string title{};
  bool collapsed = false;
  std::string repeat{};
  bool rest = false;  // waits for the metrics that nothing else shows
  std::vector<Block> blocks{};
};

/// The rows of a dashboard, in their order; a rest row is still empty.
std::vector<PlannedRow> plan_rows(const PanelScope& scope, const model::DashboardSpec& spec,
                                  Diagnostics& diagnostics);

/// Default views of each metric that is kept and not in `shown`: the operator's own first, then
/// library by library; small panels first.
std::vector<Block> plan_rest(const PanelScope& scope, const std::set<std::string>& shown,
                             Diagnostics& diagnostics);

/// Families that the rows' panels read.
std::set<std::string> metrics_of(std::span<const PlannedRow> rows);

/// The row with its panels in the grid, from line `y` on.
model::Row place_row(PlannedRow row, std::uint32_t y);

/// The first line below a row: a collapsed one takes only its header.
std::uint32_t next_line(const model::Row& row);

}  // namespace obsgen::plan
