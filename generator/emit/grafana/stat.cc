#include "emit/grafana/parts.h"
#include "emit/grafana/views.h"

namespace obsgen::emit {

using document::Value;

ViewJson stat_view(const model::Panel& panel) {
  auto defaults = field_defaults(panel, base_colour(panel.thresholds, panel.base, "text"));
  defaults.set("color", colour_mode("thresholds"));
  auto options = Value::object({{"colorMode", "value"},
                                {"graphMode", "none"},
                                {"justifyMode", "auto"},
                                {"orientation", "auto"},
                                {"percentChangeColorMode", "standard"},
                                {"reduceOptions", last_value()},
                                {"showPercentChange", false},
                                {"textMode", "auto"},
                                {"wideLayout", true}});
  return {.type = "stat",
          .options = std::move(options),
          .field_config = Value::object(
              {{"defaults", std::move(defaults)}, {"overrides", series_overrides(panel)}})};
}

}  // namespace obsgen::emit
