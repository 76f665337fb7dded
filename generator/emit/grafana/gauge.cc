#include "emit/grafana/parts.h"
#include "emit/grafana/views.h"

/// Dials and bars.
namespace obsgen::emit {

using document::Value;

namespace {

Value field_config(const model::Panel& panel) {
  auto defaults = field_defaults(panel, base_colour(panel.thresholds, panel.base, "blue"));
  defaults.set("color", colour_mode("thresholds"));
  return Value::object({{"defaults", std::move(defaults)}, {"overrides", series_overrides(panel)}});
}

}  // namespace

ViewJson gauge_view(const model::Panel& panel) {
  auto options = Value::object({{"minVizHeight", 75},
                                {"minVizWidth", 75},
                                {"orientation", "auto"},
                                {"reduceOptions", last_value()},
                                {"showThresholdLabels", false},
                                {"showThresholdMarkers", true},
                                {"sizing", "auto"},
                                {"sparkline", false}});
  return {.type = "gauge", .options = std::move(options), .field_config = field_config(panel)};
}

ViewJson bar_gauge_view(const model::Panel& panel) {
  auto options = Value::object({{"displayMode", "basic"},
                                {"maxVizHeight", 48},
                                {"minVizHeight", 16},
                                {"minVizWidth", 8},
                                {"namePlacement", "auto"},
                                {"orientation", "horizontal"},
                                {"reduceOptions", last_value()},
                                {"showUnfilled", true},
                                {"sizing", "auto"},
                                {"text", Value::object({{"titleSize", 14}, {"valueSize", 18}})},
                                {"valueMode", "color"}});
  return {.type = "bargauge", .options = std::move(options), .field_config = field_config(panel)};
}

}  // namespace obsgen::emit
