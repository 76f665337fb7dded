#include <algorithm>

#include "plan/legend.h"
#include "plan/panel_parts.h"
#include "plan/tones.h"

/// Views that draw numbers of series: graphs, single values, bars, pies, heatmaps.
namespace obsgen::plan {

using model::View;

namespace {

/// More entries than these make a legend a table.
constexpr std::size_t kListed = 4;

model::QueryKind kind_of(View view) {
  const bool over_time = view == View::Timeseries || view == View::Heatmap;
  return over_time ? model::QueryKind::Range : model::QueryKind::Instant;
}

/// How many series the labels can make; open sets are many.
std::size_t possible_series(const std::vector<SeriesLabel>& labels) {
  std::size_t count = 1;
  for (const auto& label : labels) {
    const bool open = label.own == nullptr || label.own->values.empty();
    count *= open ? kListed + 1 : label.own->values.size();
  }
  return count;
}

/// Narrower graphs have no room for a table.
constexpr std::uint32_t kTableWidth = 18;

model::Legend legend_for(const std::vector<std::vector<SeriesLabel>>& labels,
                         std::uint32_t panel_width) {
  std::size_t series = 0;
  for (const auto& of_one : labels)
    series += possible_series(of_one);
  if (series <= 1) return model::Legend::Hidden;
  const bool list = series <= kListed || panel_width < kTableWidth;
  return list ? model::Legend::List : model::Legend::Table;
}

std::vector<model::SeriesStyle> styles_for(const std::vector<std::vector<SeriesLabel>>& labels) {
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
  model::PanelQuery query{.expr = largest(spec.top, name_absent(labels, signal.query.expr)),
                          .legend = legend_of(scope.catalog, signal.use, signal.query, signal.name),
                          .kind = kind_of(view),
                          .signal = signal.use.signal,
                          .place = signal.use.place};
  if (view == View::Heatmap) {
    query.expr = signal.query.expr;
    query.legend = templates::legend_label("le");
    query.format = model::QueryFormat::Heatmap;
  }
  return query;
}

bool has_styles(View view) { return view == View::Timeseries || view == View::PieChart; }

}  // namespace

std::optional<PlannedPanel> plan_graph(const PanelScope& scope, const model::PanelSpec& spec,
                                       const std::vector<ShownSignal>& shown) {
  if (shown.empty()) return std::nullopt;
  auto planned = framed(scope, spec, shown);
  auto& panel = planned.panel;
  std::vector<std::vector<SeriesLabel>> labels;
  for (const auto& signal : shown) {
    panel.queries.push_back(graph_query(scope, spec, signal, panel.view));
    labels.push_back(telling_labels(scope.catalog, signal.query));
    if (panel.queries.back().legend.empty())
      panel.queries.back().legend = templates::legend_text(panel.title);
  }
  panel.legend = legend_for(labels, panel.grid.w);
  if (kind_of(panel.view) == model::QueryKind::Range)
    panel.most_points = most_points(scope.catalog, planned.metrics);
  if (has_styles(panel.view)) {
    panel.styles = given_styles(scope.catalog, shown);
    if (panel.styles.empty()) panel.styles = styles_for(labels);
  }
  const bool single = panel.view == View::Stat || panel.view == View::Gauge;
  if (single && !panel.decimals && panel.unit == model::Unit::Ratio) panel.decimals = 1;
  return planned;
}

}  // namespace obsgen::plan
