#include <algorithm>
#include <optional>

#include "emit/grafana/parts.h"
#include "emit/grafana/views.h"

namespace obsgen::emit {

using document::Value;
using model::Tone;

namespace {

/// Graphs draw a line at each bound in its step's colour; what it must tell is on which side the
/// trouble is, so a bound has the more alarming tone of its two sides.
std::vector<model::ToneBound> lines(const model::Panel& panel) {
  auto steps = panel.thresholds;
  auto before = panel.base.value_or(Tone::Good);
  for (auto& step : steps) {
    const auto after = step.tone;
    step.tone = std::max(before, after);
    step.edge = model::Edge::From;  // a line has no sides
    before = after;
  }
  return steps;
}

/// What the axis shows at least, or Grafana would go up to 100 where everything is 0.
double least_top(const model::Panel& panel) {
  constexpr double kHundredth = 0.01;
  if (panel.decimals == 0U || panel.unit == model::Unit::None) return 1;
  return panel.unit == model::Unit::Bytes || panel.unit == model::Unit::BytesPerSecond ? 1024
                                                                                       : kHundredth;
}

/// Areas help to follow one quantity; under those of several they only lie on each other.
std::int64_t fill(const model::Panel& panel) {
  if (panel.stack) return 60;
  return panel.queries.size() > 1 ? 0 : 10;
}

Value custom(const model::Panel& panel) {
  const bool bounded = !panel.thresholds.empty();
  auto out = Value::object(
      {{"axisBorderShow", false},
       {"axisCenteredZero", false},
       {"axisColorMode", "text"},
       {"axisLabel", ""},
       {"axisPlacement", "auto"},
       {"barAlignment", 0},
       {"drawStyle", "line"},
       {"fillOpacity", fill(panel)},
       {"gradientMode", "none"},
       {"hideFrom", hide_nothing()},
       {"insertNulls", false},
       {"lineInterpolation", panel.stack ? "stepAfter" : "linear"},
       {"lineWidth", panel.stack ? 0 : 1},  // the line of an empty layer hides the one below
       {"pointSize", 5},
       {"scaleDistribution", Value::object({{"type", "linear"}})},
       {"showPoints", "never"},
       {"spanNulls", false},
       {"stacking", Value::object({{"group", "A"}, {"mode", panel.stack ? "normal" : "none"}})},
       {"thresholdsStyle", Value::object({{"mode", bounded ? "dashed" : "off"}})}});
  if (!panel.min) out.set("axisSoftMin", 0);
  if (!panel.max) out.set("axisSoftMax", least_top(panel));
  return out;
}

}  // namespace

ViewJson timeseries_view(const model::Panel& panel) {
  auto drawn = panel;
  drawn.thresholds = lines(panel);
  auto defaults = field_defaults(drawn, panel.thresholds.empty() ? "green" : "transparent");
  defaults.set("color", colour_mode("palette-classic"));
  defaults.set("custom", custom(panel));
  return {.type = "timeseries",
          .options = Value::object({{"legend", legend(panel)}, {"tooltip", tooltip(panel)}}),
          .field_config = Value::object(
              {{"defaults", std::move(defaults)}, {"overrides", series_overrides(panel)}})};
}

}  // namespace obsgen::emit
