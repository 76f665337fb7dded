#include "emit/grafana/panel.h"

#include <string_view>

#include "emit/docs/markdown.h"
#include "emit/grafana/links.h"
#include "emit/grafana/parts.h"
#include "emit/grafana/views.h"
#include "promql/print.h"

namespace obsgen::emit {

using document::Value;
using model::View;

namespace {

std::string_view format_name(model::QueryFormat format) {
  switch (format) {
    case model::QueryFormat::TimeSeries:
      return "time_series";
    case model::QueryFormat::Table:
      return "table";
    case model::QueryFormat::Heatmap:
      return "heatmap";
  }
  return {};
}

Value target(const model::PanelQuery& query, std::size_t position, const std::string& interval) {
  const bool instant = query.kind == model::QueryKind::Instant;
  return Value::object(
      {{"datasource", datasource()},
       {"editorMode", "code"},
       {"exemplar", false},
       {"expr", promql::print(query.expr)},
       {"format", format_name(query.format)},
       {"instant", instant},
       {"interval", interval},
       {"legendFormat", query.legend.empty() ? "__auto" : templates::print(query.legend)},
       {"range", !instant},
       {"refId", ref_id(position)}});
}

ViewJson view_json(const model::Panel& panel) {
  switch (panel.view) {
    case View::Timeseries:
      return timeseries_view(panel);
    case View::Stat:
      return stat_view(panel);
    case View::Gauge:
      return gauge_view(panel);
    case View::BarGauge:
      return bar_gauge_view(panel);
    case View::Heatmap:
      return heatmap_view(panel);
    case View::Table:
    case View::Alerts:
      return table_view(panel);
    case View::StateTimeline:
      return state_timeline_view(panel);
    case View::PieChart:
      return pie_chart_view(panel);
    case View::Text:
      return text_view(panel);
  }
  return {};
}

Value grid(const model::Grid& place) {
  return Value::object({{"h", place.h}, {"w", place.w}, {"x", place.x}, {"y", place.y}});
}

}  // namespace

Value panel_json(const model::Panel& panel, const std::string& interval) {
  auto view = view_json(panel);
  auto out = Value::object({{"description", markdown_text(panel.description)},
                            {"fieldConfig", std::move(view.field_config)},
                            {"gridPos", grid(panel.grid)},
                            {"id", panel.id},
                            {"links", panel_links(panel)},
                            {"options", std::move(view.options)},
                            // Without a version, Grafana takes some panels for ones of release 6.
                            {"pluginVersion", "10.0.0"},
                            {"title", panel.title},
                            {"transparent", false},
                            {"type", std::move(view.type)}});
  if (panel.queries.empty()) return out;
  auto targets = Value::array();
  for (std::size_t i = 0; i < panel.queries.size(); ++i)
    targets.append(target(panel.queries[i], i, interval));
  out.set("datasource", datasource());
  if (panel.most_points) out.set("maxDataPoints", *panel.most_points);
  out.set("targets", std::move(targets));
  if (!view.transformations.as_array()->empty())
    out.set("transformations", std::move(view.transformations));
  return out;
}

}  // namespace obsgen::emit
