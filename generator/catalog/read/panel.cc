#include "catalog/read/panel.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalog/read/names.h"
#include "catalog/read/panel_content.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

/// Keys that only a catalog sets, and those that a file which changes it may set too.
constexpr std::array kFixed{"id"sv, "since"sv, "until"sv};
constexpr std::array kPanelChangeable{
    "view"sv, "title"sv, "description"sv, "unit"sv,  "stack"sv,  "top"sv,   "thresholds"sv,
    "min"sv,  "max"sv,   "decimals"sv,    "width"sv, "height"sv, "empty"sv, "enabled"sv};
constexpr std::array kStepKeys{"above"sv, "tone"sv};
constexpr std::uint32_t kGridColumns = 24;
constexpr std::uint32_t kMaxHeight = 100;
constexpr std::uint32_t kMaxTop = 1000;
constexpr std::uint32_t kMaxDecimals = 15;

std::optional<model::ToneStep> read_step(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"a threshold", kStepKeys, {}}, diagnostics);
  if (!fields) return std::nullopt;
  const auto above = fields->get("above", read_number);
  const auto tone = fields->get("tone", one_of("tone", model::kTones));
  if (!above || !tone) return std::nullopt;
  return model::ToneStep{.above = *above, .tone = *tone};
}

std::optional<std::vector<model::ToneStep>> read_steps(const Node& node, Diagnostics& diagnostics) {
  const auto before = diagnostics.size();
  auto steps = list_of(read_step)(node, diagnostics);
  if (!steps || !clean_since(diagnostics, before)) return steps;
  const auto unordered = std::ranges::adjacent_find(
      *steps, [](const auto& a, const auto& b) { return a.above >= b.above; });
  if (unordered == steps->end()) return steps;
  diagnostics.push_back({.code = "catalog/not-ascending",
                         .place = node.place,
                         .message = fmt::format("the threshold {} does not come after {}",
                                                (unordered + 1)->above, unordered->above),
                         .help = "the thresholds ascend"});
  return steps;
}

model::PanelSpec laid_over(model::PanelSpec panel, const Fields& fields) {
  panel.title = either(fields.get("title", read_line), std::move(panel.title));
  panel.description = either(fields.get("description", read_prose), std::move(panel.description));
  panel.empty = either(fields.get("empty", read_prose), std::move(panel.empty));
  panel.enabled = either(fields.get("enabled", read_bool), panel.enabled);
  panel.stack = either(fields.get("stack", read_bool), panel.stack);
  panel.thresholds = either(fields.get("thresholds", read_steps), std::move(panel.thresholds));
  if (const auto view = fields.get("view", one_of("view", model::kViews))) panel.view = view;
  if (const auto unit = fields.get("unit", read_unit)) panel.unit = unit;
  if (const auto top = fields.get("top", CountReader{.max = kMaxTop})) panel.top = top;
  if (const auto min = fields.get("min", read_number)) panel.min = min;
  if (const auto max = fields.get("max", read_number)) panel.max = max;
  const auto decimals = fields.get("decimals", CountReader{.min = 0, .max = kMaxDecimals});
  if (decimals) panel.decimals = decimals;
  if (const auto width = fields.get("width", CountReader{.max = kGridColumns})) panel.width = width;
  if (const auto height = fields.get("height", CountReader{.max = kMaxHeight}))
    panel.height = height;
  return panel;
}

void check_range(const model::PanelSpec& panel, const Fields& fields) {
  if (!panel.min || !panel.max || *panel.min < *panel.max) return;
  fields.diagnostics().push_back(
      {.code = "catalog/out-of-range",
       .place = fields.place_of(fields.has("max") ? "max" : "min"),
       .message = fmt::format("min {} is not below max {}", *panel.min, *panel.max)});
}

std::vector<std::string_view> joined(std::span<const std::string_view> a,
                                     std::span<const std::string_view> b) {
  std::vector<std::string_view> keys{a.begin(), a.end()};
  keys.insert(keys.end(), b.begin(), b.end());
  return keys;
}

}  // namespace

std::optional<model::PanelSpec> read_panel(const Node& node, Diagnostics& diagnostics) {
  const auto keys = joined(joined(kFixed, kPanelChangeable), content_keys());
  const auto fields = open(node, {"a panel", {}, keys}, diagnostics);
  if (!fields) return std::nullopt;
  auto content = read_panel_content(*fields);
  auto panel =
      laid_over(model::PanelSpec{.lifetime = read_lifetime(*fields), .place = node.place}, *fields);
  check_range(panel, *fields);
  auto id = fields->get("id", read_id);
  if (!content) return std::nullopt;
  panel.id = id ? *std::move(id) : default_panel_id(*content, panel.title);
  panel.content = *std::move(content);
  return panel;
}

model::PanelSpec overlay_panel(model::PanelSpec panel, const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"a panel of an overlay", {}, kPanelChangeable}, diagnostics);
  if (!fields) return panel;
  panel = laid_over(std::move(panel), *fields);
  check_view(panel.content, *fields);
  check_range(panel, *fields);
  return panel;
}

}  // namespace obsgen::catalog
