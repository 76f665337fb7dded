#pragma once

#include <optional>
#include <vector>

#include "model/board.h"
#include "model/catalog.h"
#include "model/dashboard.h"

namespace obsgen::plan {

/// Bounds of a value, ascending, and the tone below the first.
struct Thresholds {
  std::vector<model::ToneBound> steps{};
  std::optional<model::Tone> base{};            // absent: there are none
  std::vector<model::ValueMapping> mappings{};  // of single values that are alarming

  bool operator==(const Thresholds&) const = default;
};

/// Alerts of the catalog that are enabled and watch `signal`.
std::vector<const model::Alert*> alerts_on(const model::Catalog& catalog,
                                           const std::string& signal);

/// Where the alerts on `signal` fire. The worst tone wins where several do.
Thresholds thresholds_of(const std::vector<const model::Alert*>& alerts);

}  // namespace obsgen::plan
