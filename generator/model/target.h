#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/version.h"

namespace obsgen::model {

/// Switches of Prometheus's --enable-feature that let it read more of PromQL.
inline constexpr std::array<std::string_view, 4> kFeatures{
    "promql-experimental-functions", "promql-duration-expr", "promql-extended-range-selectors",
    "promql-binop-fill-modifiers"};

/// The Prometheus that evaluates what is written.
struct Target {
  Version prometheus{{2, 42}};          // the oldest that has to understand it
  std::vector<std::string> features{};  // of kFeatures, those that are on

  bool operator==(const Target&) const = default;
};

}  // namespace obsgen::model
