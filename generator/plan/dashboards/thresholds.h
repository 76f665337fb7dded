#pragma once

#include <optional>
#include <vector>

#include "model/alert.h"
#include "model/dashboard.h"

namespace obsgen::plan {

/// Bounds of a value, ascending, and the tone below the first.
struct Thresholds {
  std::vector<model::ToneBound> steps{};
  std::optional<model::Tone> base{};            // absent: there are none
  std::vector<model::ValueMapping> mappings{};  // of single values that are alarming

  bool operator==(const Thresholds&) const = default;
};

/// Where `alerts`, which watch one signal, fire. The worst tone wins where several do.
Thresholds thresholds_of(const std::vector<const model::Alert*>& alerts);

}  // namespace obsgen::plan
