#pragma once

#include <string>

#include "document/value.h"
#include "model/dashboard.h"

/// What differs between the kinds of panels, one file each.
namespace obsgen::emit {

struct ViewJson {
  std::string type{};  // Grafana's id of the panel plugin
  document::Value options{};
  document::Value field_config{};
  document::Value transformations{document::Value::array()};
};

ViewJson timeseries_view(const model::Panel& panel);
ViewJson stat_view(const model::Panel& panel);
ViewJson gauge_view(const model::Panel& panel);
ViewJson bar_gauge_view(const model::Panel& panel);
ViewJson heatmap_view(const model::Panel& panel);
ViewJson table_view(const model::Panel& panel);
ViewJson state_timeline_view(const model::Panel& panel);
ViewJson pie_chart_view(const model::Panel& panel);
ViewJson text_view(const model::Panel& panel);

/// Titles and colours of single series.
document::Value series_overrides(const model::Panel& panel);

}  // namespace obsgen::emit
