#include "plan/dashboards/panel.h"

#include <fmt/format.h>

#include "base/overloaded.h"
#include "plan/dashboards/default_views.h"
#include "plan/dashboards/descriptions.h"
#include "plan/dashboards/panel_parts.h"

namespace obsgen::plan {

using model::PanelSpec;
using model::View;

namespace {

std::optional<PlannedPanel> plan_view(const PanelScope& scope, const PanelSpec& spec,
                                      const std::vector<model::SignalUse>& uses,
                                      Diagnostics& diagnostics) {
  switch (default_view(scope.catalog, spec)) {
    case View::Table:
      return plan_table(scope, spec, diagnostics);
    case View::StateTimeline:
      return plan_timeline(scope, spec, plan_signals(scope, uses, diagnostics), diagnostics);
    case View::Alerts:
      return plan_alerts(scope, spec, diagnostics);
    case View::Text:
    case View::Timeseries:
    case View::Stat:
    case View::Gauge:
    case View::BarGauge:
    case View::Heatmap:
    case View::PieChart:
      return plan_graph(scope, spec, plan_signals(scope, uses, diagnostics));
  }
  return std::nullopt;
}

PlannedPanel plan_text(const PanelScope& scope, const PanelSpec& spec,
                       const model::TextSpec& text) {
  auto planned = framed(scope, spec, {});
  planned.panel.view = View::Text;
  planned.panel.markdown = text.markdown;
  return planned;
}

/// What a panel without data says: nothing in cells and single values, where it would stand for
/// every missing number.
std::string empty_text(const model::Catalog& catalog, const PlannedPanel& planned) {
  switch (planned.panel.view) {
    case View::Timeseries:
    case View::Heatmap:
    case View::StateTimeline:
      return presence_of(catalog, planned.metrics);
    case View::Table:
      return planned.panel.queries.size() == 1 ? presence_of(catalog, planned.metrics)
                                               : std::string{};
    case View::Alerts:
      return planned.panel.empty;
    case View::Stat:
    case View::Gauge:
    case View::BarGauge:
    case View::PieChart:
    case View::Text:
      return {};
  }
  return {};
}

/// What the entry says of the metric's only panel.
PanelSpec with_settings(PanelSpec panel, const PanelSpec& entry) {
  if (!entry.id.empty()) panel.id = entry.id;
  if (!entry.title.empty()) panel.title = entry.title;
  if (!entry.description.empty()) panel.description = entry.description;
  if (!entry.thresholds.empty()) panel.thresholds = entry.thresholds;
  if (!entry.empty.empty()) panel.empty = entry.empty;
  if (entry.view) panel.view = entry.view;
  if (entry.unit) panel.unit = entry.unit;
  if (entry.top) panel.top = entry.top;
  if (entry.min) panel.min = entry.min;
  if (entry.max) panel.max = entry.max;
  if (entry.decimals) panel.decimals = entry.decimals;
  if (entry.width) panel.width = entry.width;
  if (entry.height) panel.height = entry.height;
  panel.stack = panel.stack || entry.stack;
  return panel;
}

}  // namespace

std::optional<PlannedPanel> plan_panel(const PanelScope& scope, const PanelSpec& spec,
                                       Diagnostics& diagnostics) {
  auto planned = std::visit(
      Overloaded{
          [&](const std::vector<model::SignalUse>& uses) {
            return plan_view(scope, spec, uses, diagnostics);
          },
          [&](const model::TableSpec&) { return plan_table(scope, spec, diagnostics); },
          [&](const model::TextSpec& text) { return std::optional{plan_text(scope, spec, text)}; },
          [&](const model::AlertsSpec&) {
            return std::optional{plan_alerts(scope, spec, diagnostics)};
          },
          [&](const model::MetricSpec&) { return std::optional<PlannedPanel>{}; }},
      spec.content);
  if (planned) {
    planned->panel.empty = spec.empty.empty() ? empty_text(scope.catalog, *planned) : spec.empty;
  }
  return planned;
}

std::vector<PanelSpec> expand(const model::Catalog& catalog, const PanelSpec& spec,
                              Diagnostics& diagnostics) {
  const auto* entry = std::get_if<model::MetricSpec>(&spec.content);
  if (entry == nullptr) return {spec};
  const auto* metric = model::find_metric(catalog, entry->metric);
  if (metric == nullptr) {
    diagnostics.push_back(
        {.code = "catalog/unknown-metric",
         .place = entry->place,
         .message = fmt::format("there is no metric '{}' in this release", entry->metric)});
    return {};
  }
  auto panels = default_panels(*metric);
  if (panels.size() == 1) panels.front() = with_settings(std::move(panels.front()), spec);
  for (auto& panel : panels)
    panel.place = spec.place;
  return panels;
}

}  // namespace obsgen::plan
