#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "emit/grafana/panel.h"
#include "emit/grafana/parts.h"
#include "emit/grafana/variables.h"
#include "emit/grafana_dashboard.h"

namespace obsgen::emit {

using document::Value;

namespace {

/// One number and one unit: Grafana's time ranges know no `1h30m`.
std::string one_unit(model::Duration duration) {
  struct Step {
    std::int64_t milliseconds;
    std::string_view unit;
  };

  constexpr std::array kSteps{Step{86'400'000, "d"}, Step{3'600'000, "h"}, Step{60'000, "m"}};
  for (const auto& [size, unit] : kSteps) {
    const bool whole = duration.milliseconds % size == 0;
    if (whole && duration.milliseconds > 0)
      return fmt::format("{}{}", duration.milliseconds / size, unit);
  }
  return fmt::format("{}s", duration.milliseconds / 1000);
}

Value row_header(const model::Row& row, Value children) {
  auto out =
      Value::object({{"collapsed", row.collapsed},
                     {"gridPos", Value::object({{"h", 1}, {"w", 24}, {"x", 0}, {"y", row.y}})},
                     {"id", row.id},
                     {"panels", std::move(children)},
                     {"title", row.title},
                     {"type", "row"}});
  if (!row.repeat.empty()) out.set("repeat", row.repeat);
  return out;
}

/// A collapsed row holds its panels; others stand before theirs.
Value panels_json(const model::Dashboard& dashboard, const std::string& interval) {
  auto list = Value::array();
  for (const auto& row : dashboard.rows) {
    auto children = Value::array();
    auto& panels = row.collapsed ? children : list;
    if (!row.collapsed && !row.title.empty()) list.append(row_header(row, Value::array()));
    for (const auto& panel : row.panels)
      panels.append(panel_json(panel, interval));
    if (row.collapsed) list.append(row_header(row, std::move(children)));
  }
  return list;
}

Value links_json(const model::Dashboard& dashboard) {
  if (!dashboard.siblings) return Value::array();
  return Value::array({Value::object({{"asDropdown", true},
                                      {"icon", "external link"},
                                      {"includeVars", true},
                                      {"keepTime", true},
                                      {"tags", Value::array({dashboard.siblings->tag})},
                                      {"targetBlank", false},
                                      {"title", dashboard.siblings->title},
                                      {"tooltip", ""},
                                      {"type", "dashboards"},
                                      {"url", ""}})});
}

Value tags_json(const model::Dashboard& dashboard) {
  auto tags = Value::array();
  for (const auto& tag : dashboard.tags)
    tags.append(tag);
  return tags;
}

}  // namespace

Value dashboard_json(const model::Dashboard& dashboard) {
  const auto interval = one_unit(dashboard.scrape_interval);
  return Value::object(
      {{"annotations", Value::object({{"list", annotations_json(dashboard, interval)}})},
       {"description", dashboard.description},
       {"editable", false},
       {"fiscalYearStartMonth", 0},
       {"graphTooltip", 1},
       {"links", links_json(dashboard)},
       {"liveNow", false},
       {"panels", panels_json(dashboard, interval)},
       {"refresh", dashboard.refresh.milliseconds == 0 ? "" : one_unit(dashboard.refresh)},
       {"schemaVersion", 39},
       {"tags", tags_json(dashboard)},
       {"templating", Value::object({{"list", variables_json(dashboard)}})},
       {"time", Value::object({{"from", "now-" + one_unit(dashboard.range)}, {"to", "now"}})},
       {"timepicker", Value::object()},
       {"timezone", "browser"},
       {"title", dashboard.title},
       {"uid", dashboard.uid},
       {"version", 1},
       {"weekStart", ""}});
}

}  // namespace obsgen::emit
