#include "catalog/read/value_names.h"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kValueNameRequired{"value"sv, "title"sv};
constexpr std::array kValueNameOptional{"tone"sv};

std::optional<model::ValueName> read_value_name(const Node& node, Diagnostics& diagnostics) {
  const auto fields =
      open(node, {"a value's name", kValueNameRequired, kValueNameOptional}, diagnostics);
  if (!fields) return std::nullopt;
  auto value = fields->get("value", read_string);
  auto title = fields->get("title", read_line);
  const auto tone = fields->get("tone", one_of("tone", model::kTones));
  if (!value || !title) return std::nullopt;
  return model::ValueName{*std::move(value), *std::move(title), tone};
}

}  // namespace

std::optional<std::vector<model::ValueName>> read_value_names(const Node& node,
                                                              Diagnostics& diagnostics) {
  const auto* items = read_items(node, diagnostics);
  if (items == nullptr) return std::nullopt;
  std::vector<model::ValueName> names;
  std::map<std::string, Place, std::less<>> seen;
  for (const Node& item : items->items) {
    auto name = read_value_name(item, diagnostics);
    if (!name) continue;
    const auto [first, fresh] = seen.emplace(name->value, item.place);
    if (!fresh) report_repetition(item.place, first->second, diagnostics);
    if (fresh) names.push_back(*std::move(name));
  }
  return names;
}

}  // namespace obsgen::catalog
