#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "model/tone.h"
#include "model/unit.h"
#include "model/view.h"

/// How a panel looks, as far as a catalog says it.
namespace obsgen::model {

/// `[{above: 0.8, tone: warning}]`.
struct ToneStep {
  double above = 0;
  Tone tone = Tone::Neutral;

  bool operator==(const ToneStep&) const = default;
};

/// What may be set of a panel; what is absent is the planner's choice.
struct PanelLook {
  std::optional<View> view{};
  std::optional<std::string> title{};
  std::optional<std::string> description{};
  std::optional<std::string> empty{};  // said where there is no data
  std::optional<Unit> unit{};
  std::optional<bool> stack{};
  std::optional<std::uint32_t> top{};
  std::optional<std::vector<ToneStep>> thresholds{};
  std::optional<double> min{}, max{};
  std::optional<std::uint32_t> decimals{};
  std::optional<std::uint32_t> width{}, height{};

  bool operator==(const PanelLook&) const = default;
};

/// References to the settings, one by one. A setting that is not named here does not compile.
template <class Look>
constexpr auto settings_of(Look& look) {
  auto& [view, title, description, empty, unit, stack, top, thresholds, min, max, decimals, width,
         height] = look;
  return std::tie(view, title, description, empty, unit, stack, top, thresholds, min, max, decimals,
                  width, height);
}

/// `base` with all that `over` sets.
PanelLook laid_over(PanelLook base, const PanelLook& over);

}  // namespace obsgen::model
