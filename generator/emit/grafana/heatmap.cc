#include "emit/grafana/parts.h"
#include "emit/grafana/views.h"

namespace obsgen::emit {

using document::Value;

namespace {

constexpr double kSmallestShown = 1e-9;
constexpr double kExponent = 0.5;

Value cell_colours() {
  return Value::object({{"exponent", kExponent},
                        {"fill", "dark-blue"},
                        {"mode", "scheme"},
                        {"reverse", false},
                        {"scale", "exponential"},
                        {"scheme", "Blues"},
                        {"steps", 64}});
}

}  // namespace

ViewJson heatmap_view(const model::Panel& panel) {
  auto options = Value::object(
      {{"calculate", false},
       {"cellGap", 1},
       {"cellValues", Value::object({{"unit", "short"}})},
       {"color", cell_colours()},
       {"exemplars", Value::object({{"color", "rgba(255,0,255,0.7)"}})},
       {"filterValues", Value::object({{"le", kSmallestShown}})},
       {"legend", Value::object({{"show", false}})},
       {"rowsFrame", Value::object({{"layout", "auto"}})},
       {"showValue", "never"},
       {"tooltip",
        Value::object({{"mode", "single"}, {"showColorScale", true}, {"yHistogram", true}})},
       {"yAxis",
        Value::object(
            {{"axisPlacement", "left"}, {"reverse", false}, {"unit", unit_id(panel.unit)}})}});
  auto custom = Value::object(
      {{"hideFrom", hide_nothing()}, {"scaleDistribution", Value::object({{"type", "linear"}})}});
  auto defaults =
      Value::object({{"custom", std::move(custom)}, {"thresholds", thresholds({}, "green")}});
  if (!panel.empty.empty()) defaults.set("noValue", panel.empty);
  return {.type = "heatmap",
          .options = std::move(options),
          .field_config =
              Value::object({{"defaults", std::move(defaults)}, {"overrides", Value::array()}})};
}

}  // namespace obsgen::emit
