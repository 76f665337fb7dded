#include "catalog/read/target.h"

#include <array>
#include <string_view>

#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kTargetKeys{"prometheus"sv, "features"sv};

std::optional<std::string> read_feature(const Node& node, Diagnostics& diagnostics) {
  const auto index = read_word(node, "feature", model::kFeatures, diagnostics);
  return index ? std::optional{std::string{model::kFeatures[*index]}} : std::nullopt;
}

}  // namespace

model::Target read_target(const model::Target& before, const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"a target", {}, kTargetKeys}, diagnostics);
  if (!fields) return before;
  return {.prometheus = either(fields->get("prometheus", read_version), before.prometheus),
          .features = either(fields->get("features", set_of(read_feature)), before.features)};
}

}  // namespace obsgen::catalog
