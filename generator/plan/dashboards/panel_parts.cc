#include "plan/dashboards/panel_parts.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "model/default_signal.h"
#include "plan/dashboards/default_views.h"
#include "plan/dashboards/descriptions.h"
#include "plan/query/terms.h"
#include "plan/words/alert_names.h"
#include "plan/words/legend.h"
#include "plan/words/titles.h"
#include "plan/words/tones.h"

namespace obsgen::plan {

using model::Unit;

namespace {

std::vector<model::SignalUse> uses_of(const std::vector<ShownSignal>& shown) {
  std::vector<model::SignalUse> uses;
  for (const auto& signal : shown)
    uses.push_back(signal.use);
  return uses;
}

std::vector<std::string> metrics_of(const std::vector<ShownSignal>& shown) {
  std::set<std::string> metrics;
  for (const auto& signal : shown)
    metrics.insert(signal.query.metrics.begin(), signal.query.metrics.end());
  return {metrics.begin(), metrics.end()};
}

Thresholds thresholds_for(const PanelScope& scope, const model::PanelSpec& spec,
                          const std::vector<ShownSignal>& shown) {
  if (spec.look.thresholds) {
    Thresholds given{.base = model::Tone::Good};
    for (const auto& step : *spec.look.thresholds)
      given.steps.push_back({step.above, model::Edge::Above, step.tone});
    std::ranges::stable_sort(given.steps, {}, &model::ToneBound::at);
    return given;
  }
  std::vector<const model::Alert*> alerts;
  for (const auto& signal : shown) {
    for (const auto* alert : scope.uses.alerts_on(signal.use.signal))
      alerts.push_back(alert);
  }
  return thresholds_of(alerts);
}

std::vector<model::Link> runbooks(const PanelScope& scope, const std::vector<ShownSignal>& shown) {
  std::vector<model::Link> links;
  const auto& who = scope.catalog.who;
  if (who.runbooks.empty()) return links;
  for (const auto& signal : shown) {
    for (const auto* alert : scope.uses.alerts_on(signal.use.signal)) {
      const auto name = full_name(who, *alert);
      links.push_back({"Runbook: " + name, model::WebPage{runbook_url(who, name)}});
    }
  }
  return links;
}

/// How many objects, or values of one label, the metric has to be reckoned with.
std::uint32_t expected(const model::Catalog& catalog, const model::Metric& metric) {
  const auto* object = metric.object ? model::find_object(catalog, *metric.object) : nullptr;
  auto most = object == nullptr ? 0 : object->expect.value_or(0);
  for (const auto& label : metric.labels)
    most = std::max(most, label.expect.value_or(0));
  return most;
}

Unit unit_of(const PanelScope& scope, const model::PanelSpec& spec,
             const std::vector<ShownSignal>& shown) {
  if (spec.look.unit) return *spec.look.unit;
  if (shown.empty()) return Unit::None;
  const auto unit = shown.front().query.unit;
  const auto* metric = default_metric(scope.catalog, shown.front().use);
  const bool ratio = metric != nullptr && std::holds_alternative<model::RatioValue>(metric->value);
  return unit == Unit::None && ratio ? Unit::Ratio : unit;
}

model::Grid size_of(const PanelScope& scope, const model::PanelSpec& spec) {
  const auto size = model::traits(default_view(scope.catalog, spec)).size;
  return {.w = std::clamp(spec.look.width.value_or(size.width), 1U, 24U),
          .h = std::max(spec.look.height.value_or(size.height), 1U)};
}

}  // namespace

std::vector<ShownSignal> plan_signals(const PanelScope& scope, const model::PanelSpec& spec,
                                      Diagnostics& diagnostics) {
  std::vector<ShownSignal> shown;
  const auto* content = std::get_if<std::vector<model::SignalUse>>(&spec.content);
  if (content == nullptr) return shown;
  const auto& uses = *content;
  const auto names = short_names(scope.catalog, uses);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    auto query = scope.queries.plan(uses[i], scope.setting, diagnostics);
    if (query) shown.push_back({uses[i], *std::move(query), names[i]});
  }
  return shown;
}

const model::Metric* default_metric(const model::Catalog& catalog, const model::SignalUse& use) {
  if (model::find_signal(catalog, use.signal) != nullptr) return nullptr;
  const auto name = model::parse_default_signal(use.signal);
  return name ? model::find_metric(catalog, name->metric) : nullptr;
}

PlannedPanel framed(const PanelScope& scope, const model::PanelSpec& spec,
                    const std::vector<ShownSignal>& shown) {
  PlannedPanel planned;
  auto& panel = planned.panel;
  planned.metrics = metrics_of(shown);
  planned.width = spec.look.width ? Width::Given : Width::Flexible;
  panel.key = spec.id;
  panel.view = default_view(scope.catalog, spec);
  if (spec.look.title) {
    panel.title = *spec.look.title;
  } else if (!shown.empty()) {
    panel.title = title_of(scope.catalog, shown.front().use);
  }
  panel.description =
      description_of(scope, uses_of(shown), planned.metrics, spec.look.description.value_or(""));
  panel.grid = size_of(scope, spec);
  panel.min = spec.look.min;
  panel.max = spec.look.max;
  panel.links = runbooks(scope, shown);
  panel.place = spec.place;
  return planned;
}

Numbers numbers_of(const PanelScope& scope, const model::PanelSpec& spec,
                   const std::vector<ShownSignal>& shown) {
  const auto unit = unit_of(scope, spec, shown);
  return {.unit = unit,
          .decimals = spec.look.decimals ? spec.look.decimals : decimals_of(unit),
          .thresholds = thresholds_for(scope, spec, shown)};
}

std::optional<std::uint32_t> most_points(const model::Catalog& catalog,
                                         const std::vector<std::string>& metrics) {
  constexpr std::uint32_t kMany = 50;
  constexpr std::uint32_t kPoints = 60;
  const bool many = std::ranges::any_of(metrics, [&](const std::string& name) {
    const auto* metric = model::find_metric(catalog, name);
    return metric != nullptr &&
           (metric->type == model::MetricType::Histogram || expected(catalog, *metric) >= kMany);
  });
  return many ? std::optional{kPoints} : std::nullopt;
}

std::optional<std::uint32_t> decimals_of(Unit unit) {
  switch (unit) {
    case Unit::Requests:
    case Unit::Operations:
    case Unit::Events:
    case Unit::Objects:
    case Unit::Goroutines:
    case Unit::Threads:
    case Unit::Cycles:
    case Unit::Calls:
    case Unit::Packets:
    case Unit::Files:
      return 0;
    default:
      return std::nullopt;
  }
}

promql::Expr largest(std::optional<std::uint32_t> top, promql::Expr expr) {
  if (!top) return expr;
  auto limited = aggregate(promql::AggregateOp::Topk, {}, std::move(expr));
  std::get<promql::Aggregation>(limited.node).parameter = number(*top);
  return limited;
}

promql::Expr name_absent(const std::vector<QueryLabel>& labels, promql::Expr expr) {
  for (const auto& label : labels) {
    if (label.own == nullptr) continue;
    for (const auto& value : label.own->values) {
      if (!value.value.empty()) continue;
      std::vector<promql::Expr> args;
      args.push_back(std::move(expr));
      for (const auto& text : {label.name, shown_value(value), label.name, std::string{}})
        args.push_back({.node = promql::StringLiteral{text}});
      expr = call("label_replace", std::move(args));
    }
  }
  return expr;
}

std::vector<model::ValueMapping> named_values(const model::Catalog& catalog,
                                              const model::SignalUse& use) {
  const auto* signal = model::find_signal(catalog, use.signal);
  return signal == nullptr ? std::vector<model::ValueMapping>{} : name_mappings(signal->values);
}

std::vector<model::ValueMapping> yes_no() {
  return {{"1", "Yes", model::Colour{model::Tone::Busy}},
          {"0", "No", model::Colour{model::Tone::Idle}}};
}

}  // namespace obsgen::plan
