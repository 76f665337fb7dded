#include "catalog/read/panel_look.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalog/read/values.h"

/// The settings of a panel: a new one is a member of the look and a row of the table.
namespace obsgen::catalog {

using model::PanelLook;

namespace {

using namespace std::string_view_literals;

constexpr std::array kStepKeys{"above"sv, "tone"sv};

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

std::optional<model::View> read_view(const Node& node, Diagnostics& diagnostics) {
  return one_of("view", model::kViews)(node, diagnostics);
}

template <std::uint32_t least, std::uint32_t most>
std::optional<std::uint32_t> read_count(const Node& node, Diagnostics& diagnostics) {
  return CountReader{.min = least, .max = most}(node, diagnostics);
}

/// The look that has only that member, which `read` finds under `key`.
template <auto member, auto read>
PanelLook look_with(const Fields& fields, std::string_view key) {
  PanelLook look;
  look.*member = fields.get(key, read);
  return look;
}

struct Setting {
  std::string_view key{};
  PanelLook (*read)(const Fields& fields, std::string_view key) = nullptr;
};

constexpr std::array kSettings{
    Setting{"view", look_with<&PanelLook::view, read_view>},
    Setting{"title", look_with<&PanelLook::title, read_line>},
    Setting{"description", look_with<&PanelLook::description, read_prose>},
    Setting{"unit", look_with<&PanelLook::unit, read_unit>},
    Setting{"stack", look_with<&PanelLook::stack, read_bool>},
    Setting{"top", look_with<&PanelLook::top, read_count<1, 1000>>},
    Setting{"thresholds", look_with<&PanelLook::thresholds, read_steps>},
    Setting{"min", look_with<&PanelLook::min, read_number>},
    Setting{"max", look_with<&PanelLook::max, read_number>},
    Setting{"decimals", look_with<&PanelLook::decimals, read_count<0, 15>>},
    Setting{"width", look_with<&PanelLook::width, read_count<1, 24>>},
    Setting{"height", look_with<&PanelLook::height, read_count<1, 100>>},
    Setting{"empty", look_with<&PanelLook::empty, read_prose>},
};

constexpr auto kLookKeys = [] {
  std::array<std::string_view, kSettings.size()> keys{};
  std::ranges::transform(kSettings, keys.begin(), &Setting::key);
  return keys;
}();

}  // namespace

std::span<const std::string_view> look_keys() { return kLookKeys; }

PanelLook read_look(const Fields& panel) {
  PanelLook look;
  for (const Setting& setting : kSettings)
    look = laid_over(std::move(look), setting.read(panel, setting.key));
  return look;
}

void check_limits(const PanelLook& look, const Fields& panel) {
  if (!look.min || !look.max || *look.min < *look.max) return;
  panel.diagnostics().push_back(
      {.code = "catalog/out-of-range",
       .place = panel.place_of(panel.has("max") ? "max" : "min"),
       .message = fmt::format("min {} is not below max {}", *look.min, *look.max)});
}

}  // namespace obsgen::catalog
