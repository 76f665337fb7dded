#include "plan/dashboards/panel.h"

#include <fmt/format.h>

#include "plan/dashboards/default_views.h"
#include "plan/dashboards/panel_parts.h"

namespace obsgen::plan {

using model::PanelSpec;

namespace {

PlannedPanel plan_text(const PanelScope& scope, const PanelSpec& spec) {
  auto planned = framed(scope, spec, {});
  if (const auto* text = std::get_if<model::TextSpec>(&spec.content))
    planned.panel.markdown = text->markdown;
  return planned;
}

std::optional<PlannedPanel> plan_drawing(const PanelScope& scope, const PanelSpec& spec,
                                         Diagnostics& diagnostics) {
  switch (model::traits(default_view(scope.catalog, spec)).drawing) {
    case model::Drawing::Numbers:
      return plan_graph(scope, spec, diagnostics);
    case model::Drawing::States:
      return plan_timeline(scope, spec, diagnostics);
    case model::Drawing::Rows:
      return plan_table(scope, spec, diagnostics);
    case model::Drawing::Alerts:
      return plan_alerts(scope, spec, diagnostics);
    case model::Drawing::Words:
      return plan_text(scope, spec);
  }
  return std::nullopt;
}

}  // namespace

std::optional<PlannedPanel> plan_panel(const PanelScope& scope, const PanelSpec& spec,
                                       Diagnostics& diagnostics) {
  auto planned = plan_drawing(scope, spec, diagnostics);
  if (planned && spec.look.empty) planned->panel.empty = *spec.look.empty;
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
  if (panels.size() == 1) {
    auto& only = panels.front();
    only.look = laid_over(std::move(only.look), spec.look);
    if (!spec.id.empty()) only.id = spec.id;
  }
  for (auto& panel : panels)
    panel.place = spec.place;
  return panels;
}

}  // namespace obsgen::plan
