#include "plan/dashboards/default_views.h"

#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "model/default_signal.h"
#include "plan/words/titles.h"

namespace obsgen::plan {

using model::DefaultSignal;
using model::Metric;
using model::PanelSpec;
using model::View;

namespace {

constexpr std::uint32_t kHalf = 12;

std::string signal(const Metric& metric, DefaultSignal kind) {
  return fmt::format("{}:{}", metric.name, model::to_string(kind));
}

/// A panel of one kind of signals; its title is the metric's and `what` of it is shown.
PanelSpec panel(const Metric& metric, std::initializer_list<DefaultSignal> kinds,
                std::string_view what = {}) {
  PanelSpec spec{
      .id = signal(metric, *kinds.begin()), .library = metric.library, .place = metric.place};
  std::vector<model::SignalUse> uses;
  for (const auto kind : kinds)
    uses.push_back({.signal = signal(metric, kind), .place = metric.place});
  spec.content = std::move(uses);
  if (!what.empty()) {
    const auto room = kTitleLength - what.size();
    spec.look.title = short_title(metric.help, metric.name, room) + std::string{what};
  }
  return spec;
}

std::vector<PanelSpec> states(const Metric& metric) {
  auto count = panel(metric, {DefaultSignal::Count});
  count.look.stack = true;
  auto table = panel(metric, {DefaultSignal::Objects}, ": now");
  table.look.view = View::Table;
  table.look.width = kHalf;
  auto timeline = panel(metric, {DefaultSignal::Objects}, ": each");
  timeline.id = metric.name + ":timeline";
  timeline.look.view = View::StateTimeline;
  return {count, table, timeline};
}

std::vector<PanelSpec> gauges(const Metric& metric) {
  return std::visit(Overloaded{[&](const model::FreeValue&) {
                                 return std::vector{panel(metric, {DefaultSignal::Value})};
                               },
                               [&](const model::RatioValue&) {
                                 return std::vector{panel(metric, {DefaultSignal::Value})};
                               },
                               [&](const model::InfoValue&) {
                                 return std::vector{panel(metric, {DefaultSignal::Value})};
                               },
                               [&](const model::BoolValue&) {
                                 return std::vector{panel(metric, {DefaultSignal::Value})};
                               },
                               [&](const model::TimestampValue&) {
                                 return std::vector{panel(metric, {DefaultSignal::Age})};
                               },
                               [&](const model::StateValue&) { return states(metric); },
                               [&](const model::OneHotValue&) {
                                 return std::vector{panel(metric, {DefaultSignal::State})};
                               }},
                    metric.value);
}

View view_of_gauge(const model::ValueDomain& value) {
  return std::visit(Overloaded{[](const model::FreeValue&) { return View::Timeseries; },
                               [](const model::RatioValue&) { return View::Timeseries; },
                               [](const model::InfoValue&) { return View::Table; },
                               [](const model::BoolValue&) { return View::StateTimeline; },
                               [](const model::TimestampValue&) { return View::Stat; },
                               [](const model::StateValue&) { return View::Timeseries; },
                               [](const model::OneHotValue&) { return View::StateTimeline; }},
                    value);
}

View view_of_default(const Metric& metric, DefaultSignal kind) {
  switch (kind) {
    case DefaultSignal::Value:
      return view_of_gauge(metric.value);
    case DefaultSignal::State:
      return View::StateTimeline;
    case DefaultSignal::Objects:
      return View::Table;
    case DefaultSignal::Age:
      return View::Stat;
    case DefaultSignal::Buckets:
      return View::Heatmap;
    case DefaultSignal::Rate:
    case DefaultSignal::Count:
    case DefaultSignal::Mean:
    case DefaultSignal::P50:
    case DefaultSignal::P95:
    case DefaultSignal::P99:
    case DefaultSignal::Quantiles:
      return View::Timeseries;
  }
  return View::Timeseries;
}

View view_of_signal(const model::Catalog& catalog, const model::SignalUse& use) {
  if (const auto* declared = model::find_signal(catalog, use.signal)) {
    const auto* histogram = std::get_if<model::HistogramDefinition>(&declared->definition);
    const bool buckets =
        histogram != nullptr && histogram->function == model::HistogramFunction::Buckets;
    return buckets ? View::Heatmap : View::Timeseries;
  }
  const auto name = model::parse_default_signal(use.signal);
  const auto* metric = name ? model::find_metric(catalog, name->metric) : nullptr;
  return metric == nullptr ? View::Timeseries : view_of_default(*metric, name->kind);
}

}  // namespace

std::vector<PanelSpec> default_panels(const Metric& metric) {
  switch (metric.type) {
    case model::MetricType::Counter:
      return {panel(metric, {DefaultSignal::Rate})};
    case model::MetricType::Gauge:
      return gauges(metric);
    case model::MetricType::Histogram: {
      auto spread = panel(metric, {DefaultSignal::Buckets}, ": spread");
      spread.look.width = kHalf;
      return {panel(metric, {DefaultSignal::P50, DefaultSignal::P95, DefaultSignal::P99}), spread};
    }
    case model::MetricType::Summary:
      return {panel(metric, {DefaultSignal::Quantiles})};
  }
  return {};
}

View default_view(const model::Catalog& catalog, const PanelSpec& panel) {
  if (panel.look.view) return *panel.look.view;
  return std::visit(Overloaded{[&](const std::vector<model::SignalUse>& uses) {
                                 return uses.empty() ? View::Timeseries
                                                     : view_of_signal(catalog, uses.front());
                               },
                               [](const model::TableSpec&) { return View::Table; },
                               [](const model::TextSpec&) { return View::Text; },
                               [](const model::AlertsSpec&) { return View::Alerts; },
                               [](const model::MetricSpec&) { return View::Timeseries; }},
                    panel.content);
}

}  // namespace obsgen::plan
