#include "emit/grafana/parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace obsgen::emit {

using document::Value;
using model::Tone;
using model::Unit;

namespace {

constexpr std::array<std::string_view, 5> kShades{"", "dark-", "light-", "semi-dark-",
                                                  "super-light-"};
constexpr std::array<std::string_view, 5> kGreys{"#8e9297", "#b9bdc2", "#6c7075", "#d2d5d9",
                                                 "#54585c"};

double begin_of(const model::ToneBound& bound) {
  constexpr double kHair = 1e-9;
  if (bound.edge == model::Edge::From) return bound.at;
  return bound.at + kHair * std::max(std::abs(bound.at), 1.0);
}

std::string shaded(std::string_view hue, std::uint32_t shade) {
  return std::string{kShades[shade % kShades.size()]}.append(hue);
}

}  // namespace

Value datasource() { return Value::object({{"type", "prometheus"}, {"uid", "${datasource}"}}); }

std::string ref_id(std::size_t position) {
  std::string id;
  for (auto rest = position + 1; rest > 0; rest = (rest - 1) / 26)
    id.insert(id.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return id;
}

std::string unit_id(Unit unit) {
  switch (unit) {
    case Unit::Seconds:
      return "s";
    case Unit::Bytes:
      return "bytes";
    case Unit::Ratio:
      return "percentunit";
    case Unit::Percent:
      return "percent";
    case Unit::Celsius:
      return "celsius";
    case Unit::Cores:
      return "suffix: cores";
    case Unit::BytesPerSecond:
      return "binBps";
    case Unit::RequestsPerSecond:
      return "reqps";
    case Unit::OperationsPerSecond:
      return "ops";
    case Unit::EventsPerSecond:
    case Unit::PerSecond:
      return "cps";
    case Unit::None:
    case Unit::Requests:
    case Unit::Operations:
    case Unit::Events:
    case Unit::Objects:
    case Unit::Goroutines:
    case Unit::Threads:
    case Unit::Cycles:
    case Unit::Calls:
    case Unit::Packets:
    case Unit::Files:
      return "short";
  }
  return "short";
}

std::string colour_name(model::Colour colour) {
  switch (colour.tone) {
    case Tone::Neutral:
      return std::string{kGreys[colour.shade % kGreys.size()]};
    case Tone::Good:
      return shaded("green", colour.shade);
    case Tone::Busy:
      return shaded("blue", colour.shade);
    case Tone::Idle:
      return shaded("purple", colour.shade);
    case Tone::Warning:
      return shaded("orange", colour.shade);
    case Tone::Bad:
      return shaded("red", colour.shade);
  }
  return {};
}

std::string base_colour(const std::vector<model::ToneBound>& steps, std::optional<Tone> base,
                        std::string_view none) {
  if (base) return colour_name({*base});
  return steps.empty() ? std::string{none} : colour_name({Tone::Good});
}

Value thresholds(const std::vector<model::ToneBound>& steps, std::string_view base) {
  auto list = Value::array({Value::object({{"color", base}, {"value", Value{}}})});
  for (const auto& step : steps)
    list.append(Value::object({{"color", colour_name({step.tone})}, {"value", begin_of(step)}}));
  return Value::object({{"mode", "absolute"}, {"steps", std::move(list)}});
}

Value mappings(const std::vector<model::ValueMapping>& values) {
  if (values.empty()) return Value::array();
  auto options = Value::object();
  std::int64_t index = 0;
  for (const auto& value : values) {
    auto result = Value::object({{"index", index++}, {"text", value.text}});
    if (value.colour) result.set("color", colour_name(*value.colour));
    options.set(value.value, std::move(result));
  }
  return Value::array({Value::object({{"options", std::move(options)}, {"type", "value"}})});
}

Value fixed_colour(std::string colour) {
  return Value::object({{"fixedColor", std::move(colour)}, {"mode", "fixed"}});
}

Value colour_mode(std::string_view mode) { return Value::object({{"mode", mode}}); }

Value override_by(std::string_view matcher, std::string_view what, Value properties) {
  return Value::object({{"matcher", Value::object({{"id", matcher}, {"options", what}})},
                        {"properties", std::move(properties)}});
}

Value property(std::string_view id, Value value) {
  return Value::object({{"id", id}, {"value", std::move(value)}});
}

Value legend(const model::Panel& panel) {
  const bool shown = panel.legend != model::Legend::Hidden;
  const bool table = panel.legend == model::Legend::Table;
  auto out = Value::object({{"calcs", Value::array()},
                            {"displayMode", table ? "table" : "list"},
                            {"placement", table ? "right" : "bottom"},
                            {"showLegend", shown}});
  if (table) {
    out.set("calcs", Value::array({"lastNotNull", "max"}));
    out.set("sortBy", "Last *");
    out.set("sortDesc", true);
  }
  return out;
}

Value tooltip(const model::Panel& panel) {
  const bool several = panel.legend != model::Legend::Hidden;
  return Value::object(
      {{"mode", several ? "multi" : "single"}, {"sort", several ? "desc" : "none"}});
}

Value last_value() {
  return Value::object(
      {{"calcs", Value::array({"lastNotNull"})}, {"fields", ""}, {"values", false}});
}

Value hide_nothing() {
  return Value::object({{"legend", false}, {"tooltip", false}, {"viz", false}});
}

Value field_defaults(const model::Panel& panel, std::string_view base) {
  auto defaults = Value::object({{"mappings", mappings(panel.mappings)},
                                 {"thresholds", thresholds(panel.thresholds, base)},
                                 {"unit", unit_id(panel.unit)}});
  if (panel.decimals) defaults.set("decimals", *panel.decimals);
  if (panel.min) defaults.set("min", *panel.min);
  if (panel.max) defaults.set("max", *panel.max);
  if (!panel.empty.empty()) defaults.set("noValue", panel.empty);
  return defaults;
}

}  // namespace obsgen::emit
