#include "plan/dashboards/rows.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "plan/dashboards/default_views.h"
#include "plan/dashboards/layout.h"
#include "plan/query/kept_metrics.h"

namespace obsgen::plan {

namespace {

/// A row's panels, and what it says of itself, found behind `use`.
struct FoundRow {
  std::string title{};
  const std::vector<model::PanelSpec>* panels = nullptr;  // null: a rest row, or none
  bool rest = false;
  std::optional<bool> collapsed{};
  std::optional<model::LabelRef> repeat{};
};

FoundRow find_row(const model::Catalog& catalog, const model::RowSpec& spec);

FoundRow used_row(const model::Catalog& catalog, const model::UsedRow& use) {
  const auto* named = model::find_row(catalog, use.library, use.row);
  const bool direct =
      named != nullptr && std::holds_alternative<model::PanelsRow>(named->row.content);
  auto found = direct ? find_row(catalog, named->row) : FoundRow{};
  if (!use.title.empty()) found.title = use.title;
  return found;
}

FoundRow find_row(const model::Catalog& catalog, const model::RowSpec& spec) {
  auto found =
      std::visit(Overloaded{[](const model::PanelsRow& row) {
                              return FoundRow{.title = row.title, .panels = &row.panels};
                            },
                            [&](const model::UsedRow& use) { return used_row(catalog, use); },
                            [](const model::RestRow& rest) {
                              return FoundRow{.title = rest.title, .rest = true, .collapsed = true};
                            }},
                 spec.content);
  if (spec.collapsed) found.collapsed = spec.collapsed;
  if (spec.repeat) found.repeat = spec.repeat;
  return found;
}

Block plan_block(const PanelScope& scope, const std::vector<model::PanelSpec>& specs,
                 Diagnostics& diagnostics) {
  Block block;
  for (const auto& spec : specs) {
    if (auto panel = plan_panel(scope, spec, diagnostics)) block.push_back(*std::move(panel));
  }
  return block;
}

std::vector<Block> plan_blocks(const PanelScope& scope, const std::vector<model::PanelSpec>& specs,
                               Diagnostics& diagnostics) {
  std::vector<Block> blocks;
  for (const auto& spec : specs) {
    if (!spec.enabled) continue;
    auto block = plan_block(scope, expand(scope.catalog, spec, diagnostics), diagnostics);
    if (!block.empty()) blocks.push_back(std::move(block));
  }
  return blocks;
}

bool is_library(const model::Catalog& catalog, const std::string& name) {
  return std::ranges::find(catalog.libraries, name, &model::Library::name) !=
         catalog.libraries.end();
}

/// Libraries in the order of the catalog, the operator's own metrics before all.
std::vector<std::string> libraries_of(const model::Catalog& catalog) {
  std::vector<std::string> names{""};
  for (const auto& library : catalog.libraries)
    names.push_back(library.name);
  for (const auto& metric : catalog.metrics) {
    const bool listed = std::ranges::find(names, metric.library) != names.end();
    if (!listed && !is_library(catalog, metric.library)) names.push_back(metric.library);
  }
  return names;
}

/// Small panels first, then graphs, pairs and full lines, so that lines fill up.
std::uint32_t bulk(const Block& block) {
  std::uint32_t area = 0;
  for (const auto& panel : block)
    area += panel.panel.grid.w * panel.panel.grid.h;
  return area;
}

}  // namespace

std::vector<PlannedRow> plan_rows(const PanelScope& scope, const model::DashboardSpec& spec,
                                  Diagnostics& diagnostics) {
  std::vector<PlannedRow> rows;
  for (const auto& row : spec.rows) {
    const auto found = find_row(scope.catalog, row);
    PlannedRow planned{.title = found.title,
                       .collapsed = found.collapsed.value_or(false),
                       .repeat = found.repeat ? found.repeat->name : std::string{},
                       .rest = found.rest};
    if (found.panels != nullptr) planned.blocks = plan_blocks(scope, *found.panels, diagnostics);
    if (planned.rest || !planned.blocks.empty()) rows.push_back(std::move(planned));
  }
  return rows;
}

std::vector<Block> plan_rest(const PanelScope& scope, const std::set<std::string>& shown,
                             Diagnostics& diagnostics) {
  std::vector<Block> all;
  const auto kept = kept_metrics(scope.catalog);
  for (const auto& library : libraries_of(scope.catalog)) {
    std::vector<Block> blocks;
    for (const auto* metric : kept) {
      if (metric->external || metric->library != library || shown.contains(metric->name)) continue;
      auto block = plan_block(scope, default_panels(*metric), diagnostics);
      if (!block.empty()) blocks.push_back(std::move(block));
    }
    std::ranges::stable_sort(blocks, {}, bulk);
    std::ranges::move(blocks, std::back_inserter(all));
  }
  return all;
}

std::set<std::string> metrics_of(std::span<const PlannedRow> rows) {
  std::set<std::string> metrics;
  for (const auto& row : rows) {
    for (const auto& block : row.blocks) {
      for (const auto& panel : block)
        metrics.insert(panel.metrics.begin(), panel.metrics.end());
    }
  }
  return metrics;
}

model::Row place_row(PlannedRow row, std::uint32_t y) {
  model::Row out{.title = std::move(row.title),
                 .y = y,
                 .collapsed = row.collapsed,
                 .repeat = std::move(row.repeat)};
  std::vector<Cell> cells;
  for (std::size_t block = 0; block < row.blocks.size(); ++block) {
    for (auto& panel : row.blocks[block]) {
      const auto& size = panel.panel.grid;
      cells.push_back({size.w, size.h, panel.width == Width::Flexible, block});
      out.panels.push_back(std::move(panel.panel));
    }
  }
  const auto grids = lay_out(cells, out.title.empty() ? y : y + 1);
  for (std::size_t i = 0; i < grids.size(); ++i)
    out.panels[i].grid = grids[i];
  return out;
}

std::uint32_t next_line(const model::Row& row) {
  const auto header = row.title.empty() ? row.y : row.y + 1;
  if (row.collapsed) return header;
  std::vector<model::Grid> grids;
  for (const auto& panel : row.panels)
    grids.push_back(panel.grid);
  return below(grids, header);
}

}  // namespace obsgen::plan
