#include "catalog/read/panel.h"

#include <array>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/read/names.h"
#include "catalog/read/panel_content.h"
#include "catalog/read/panel_look.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;
using Keys = std::span<const std::string_view>;

/// Keys that only a catalog sets, and those beside the look that a file which changes it may set.
constexpr std::array kFixed{"id"sv, "since"sv, "until"sv};
constexpr std::array kSwitches{"enabled"sv};

std::vector<std::string_view> joined(std::initializer_list<Keys> lists) {
  std::vector<std::string_view> keys;
  for (const Keys list : lists)
    keys.insert(keys.end(), list.begin(), list.end());
  return keys;
}

}  // namespace

std::optional<model::PanelSpec> read_panel(const Node& node, Diagnostics& diagnostics) {
  const auto keys = joined({kFixed, look_keys(), kSwitches, content_keys()});
  const auto fields = open(node, {"a panel", {}, keys}, diagnostics);
  if (!fields) return std::nullopt;
  auto content = read_panel_content(*fields);
  model::PanelSpec panel{.look = read_look(*fields),
                         .enabled = fields->get("enabled", read_bool).value_or(true),
                         .lifetime = read_lifetime(*fields),
                         .place = node.place};
  check_limits(panel.look, *fields);
  auto id = fields->get("id", read_id);
  if (!content) return std::nullopt;
  panel.id = id ? *std::move(id) : default_panel_id(*content, panel.look.title.value_or(""));
  panel.content = *std::move(content);
  return panel;
}

model::PanelSpec overlay_panel(model::PanelSpec panel, const Node& node, Diagnostics& diagnostics) {
  const auto keys = joined({look_keys(), kSwitches});
  const auto fields = open(node, {"a panel of an overlay", {}, keys}, diagnostics);
  if (!fields) return panel;
  panel.look = laid_over(std::move(panel.look), read_look(*fields));
  panel.enabled = fields->get("enabled", read_bool).value_or(panel.enabled);
  check_view(panel.content, *fields);
  check_limits(panel.look, *fields);
  return panel;
}

}  // namespace obsgen::catalog
