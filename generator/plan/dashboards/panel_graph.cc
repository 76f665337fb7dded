#include <algorithm>

#include "plan/dashboards/descriptions.h"
#include "plan/dashboards/panel_parts.h"
#include "plan/words/legend.h"
#include "plan/words/tones.h"

/// Views that draw numbers of series: graphs, single values, bars, pies, heatmaps.
namespace obsgen::plan {

using model::Unit;
using model::View;

namespace {

/// More entries than these make a legend a table.
constexpr std::size_t kListed = 4;

/// How many series the labels can make; open sets are many.
std::size_t possible_series(const std::vector<QueryLabel>& labels) {
  std::size_t count = 1;
  for (const auto& label : labels) {
    const bool open = label.own == nullptr || label.own->values.empty();
    count *= open ? kListed + 1 : label.own->values.size();
  }
  return count;
}

/// Narrower graphs have no room for a table.
constexpr std::uint32_t kTableWidth = 18;

model::Legend legend_for(const std::vector<std::vector<QueryLabel>>& labels,
                         std::uint32_t panel_width) {
  std::size_t series = 0;
  for (const auto& of_one : labels)
    series += possible_series(of_one);
  if (series <= 1) return model::Legend::Hidden;
  const bool list = series <= kListed || panel_width < kTableWidth;
  return list ? model::Legend::List : model::Legend::Table;
}

std::vector<model::SeriesStyle> styles_for(const std::vector<std::vector<QueryLabel>>& labels) {
  if (labels.size() == 1 && labels.front().size() == 1) {
    const auto* own = labels.front().front().own;
    return own == nullptr ? std::vector<model::SeriesStyle>{} : value_styles(*own);
  }
  std::vector<model::SeriesStyle> styles;
  for (const auto& of_one : labels) {
    for (auto& style : warning_styles(of_one)) {
      if (std::ranges::find(styles, style) == styles.end()) styles.push_back(std::move(style));
    }
  }
  return styles;
}

/// Names and colours that the catalog gives for series of declared signals.
std::vector<model::SeriesStyle> given_styles(const model::Catalog& catalog,
                                             const std::vector<ShownSignal>& shown) {
  std::vector<model::SeriesStyle> styles;
  for (const auto& signal : shown) {
    for (auto& name : named_values(catalog, signal.use)) {
      const bool renamed = name.text != name.value;
      styles.push_back({.text = std::move(name.value),
                        .title = renamed ? std::move(name.text) : std::string{},
                        .colour = name.colour});
    }
  }
  return styles;
}

model::PanelQuery graph_query(const PanelScope& scope, const model::PanelSpec& spec,
                              const ShownSignal& signal, View view) {
  const auto labels = telling_labels(scope.catalog, signal.query);
  model::PanelQuery query{.expr = largest(spec.look.top, name_absent(labels, signal.query.expr)),
                          .legend = legend_of(scope.catalog, signal.use, signal.query, signal.name),
                          .kind = model::traits(view).asks,
                          .signal = signal.use.signal,
                          .place = signal.use.place,
                          .origin = signal.query.origin};
  if (view == View::Heatmap) {
    query.expr = signal.query.expr;
    query.legend = templates::legend_label("le");
    query.format = model::QueryFormat::Heatmap;
  }
  return query;
}

bool may_be_negative(Unit unit) { return unit == Unit::None || unit == Unit::Celsius; }

std::optional<double> least(Unit unit) {
  return may_be_negative(unit) ? std::nullopt : std::optional{0.0};
}

/// A ratio metric has an upper limit; of a computed ratio a graph shows what there is.
std::optional<double> greatest(const model::Catalog& catalog, const model::Panel& panel,
                               const model::SignalUse& use) {
  const auto unit = panel.unit;
  const bool dial = panel.view == View::Gauge;
  const auto* metric = default_metric(catalog, use);
  const bool ratio = metric != nullptr && std::holds_alternative<model::RatioValue>(metric->value);
  if (!dial && !ratio) return std::nullopt;
  if (unit == Unit::Ratio || (ratio && unit == Unit::None)) return 1;
  return unit == Unit::Percent ? std::optional{100.0} : std::nullopt;
}

/// What the catalog says of single values, else which of them are alarming.
std::vector<model::ValueMapping> words_for(const model::Catalog& catalog,
                                           const std::vector<ShownSignal>& shown,
                                           std::vector<model::ValueMapping> alarming) {
  auto words = std::move(alarming);
  for (const auto& signal : shown) {
    auto named = named_values(catalog, signal.use);
    if (!named.empty()) words = std::move(named);
  }
  return words;
}

/// The panel with its axis, and what is to be thought of its numbers.
model::Panel with_numbers(model::Panel panel, const PanelScope& scope, const model::PanelSpec& spec,
                          const std::vector<ShownSignal>& shown) {
  auto numbers = numbers_of(scope, spec, shown);
  panel.unit = numbers.unit;
  panel.decimals = numbers.decimals;
  const bool single = panel.view == View::Stat || panel.view == View::Gauge;
  if (single && !panel.decimals && panel.unit == Unit::Ratio) panel.decimals = 1;
  if (!panel.min) panel.min = least(panel.unit);
  if (!panel.max) panel.max = greatest(scope.catalog, panel, shown.front().use);
  panel.stack = spec.look.stack.value_or(false);
  panel.thresholds = std::move(numbers.thresholds.steps);
  panel.base = numbers.thresholds.base;
  panel.mappings = words_for(scope.catalog, shown, std::move(numbers.thresholds.mappings));
  return panel;
}

}  // namespace

std::optional<PlannedPanel> plan_graph(const PanelScope& scope, const model::PanelSpec& spec,
                                       Diagnostics& diagnostics) {
  const auto shown = plan_signals(scope, spec, diagnostics);
  if (shown.empty()) return std::nullopt;
  auto planned = framed(scope, spec, shown);
  planned.panel = with_numbers(std::move(planned.panel), scope, spec, shown);
  auto& panel = planned.panel;
  std::vector<std::vector<QueryLabel>> labels;
  for (const auto& signal : shown) {
    panel.queries.push_back(graph_query(scope, spec, signal, panel.view));
    labels.push_back(telling_labels(scope.catalog, signal.query));
    if (panel.queries.back().legend.empty())
      panel.queries.back().legend = templates::legend_text(panel.title);
  }
  panel.legend = legend_for(labels, panel.grid.w);
  const auto& traits = model::traits(panel.view);
  if (traits.asks == model::QueryKind::Range) {
    panel.most_points = most_points(scope.catalog, planned.metrics);
    // As a single value it would stand for every number that is missing.
    panel.empty = presence_of(scope.catalog, planned.metrics);
  }
  if (traits.colouring == model::Colouring::BySeries) {
    panel.styles = given_styles(scope.catalog, shown);
    if (panel.styles.empty()) panel.styles = styles_for(labels);
  }
  return planned;
}

}  // namespace obsgen::plan
