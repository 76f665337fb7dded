#include "emit/grafana/parts.h"
#include "emit/grafana/views.h"

namespace obsgen::emit {

using document::Value;

ViewJson pie_chart_view(const model::Panel& panel) {
  auto defaults = field_defaults(panel, "green");
  defaults.set("color", colour_mode("palette-classic"));
  defaults.set("custom", Value::object({{"hideFrom", hide_nothing()}}));
  auto options =
      Value::object({{"displayLabels", Value::array()},
                     {"legend", Value::object({{"displayMode", "table"},
                                               {"placement", "right"},
                                               {"showLegend", true},
                                               {"values", Value::array({"value", "percent"})}})},
                     {"pieType", "donut"},
                     {"reduceOptions", last_value()},
                     {"tooltip", Value::object({{"mode", "single"}, {"sort", "none"}})}});
  return {.type = "piechart",
          .options = std::move(options),
          .field_config = Value::object(
              {{"defaults", std::move(defaults)}, {"overrides", series_overrides(panel)}})};
}

}  // namespace obsgen::emit
