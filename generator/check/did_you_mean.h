#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/nearest.h"

namespace obsgen::check {

/// A help that names the candidate nearest to `word`; empty when none is near.
inline std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const auto near = nearest(word, candidates);
  return near ? fmt::format("did you mean '{}'?", *near) : std::string{};
}

}  // namespace obsgen::check
