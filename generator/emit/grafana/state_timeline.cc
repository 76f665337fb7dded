#include "emit/grafana/parts.h"
#include "emit/grafana/views.h"

namespace obsgen::emit {

using document::Value;

namespace {

/// Where queries mean different things by one value, each has its own words.
Value query_overrides(const model::Panel& panel) {
  auto overrides = Value::array();
  for (std::size_t i = 0; i < panel.queries.size(); ++i) {
    const auto& query = panel.queries[i];
    if (query.mappings.empty()) continue;
    overrides.append(override_by("byFrameRefID", ref_id(i),
                                 Value::array({property("mappings", mappings(query.mappings))})));
  }
  return overrides;
}

}  // namespace

ViewJson state_timeline_view(const model::Panel& panel) {
  auto defaults = field_defaults(panel, base_colour(panel.thresholds, panel.base, "blue"));
  defaults.set("color", colour_mode("thresholds"));
  defaults.set("custom", Value::object({{"axisPlacement", "auto"},
                                        {"fillOpacity", 70},
                                        {"hideFrom", hide_nothing()},
                                        {"insertNulls", false},
                                        {"lineWidth", 0},
                                        {"spanNulls", false}}));
  auto options =
      Value::object({{"alignValue", "left"},
                     {"legend", legend(panel)},
                     {"mergeValues", true},
                     {"perPage", 20},
                     {"rowHeight", 0.9},
                     {"showValue", "auto"},
                     {"tooltip", Value::object({{"mode", "single"}, {"sort", "none"}})}});
  return {.type = "state-timeline",
          .options = std::move(options),
          .field_config = Value::object(
              {{"defaults", std::move(defaults)}, {"overrides", query_overrides(panel)}})};
}

}  // namespace obsgen::emit
