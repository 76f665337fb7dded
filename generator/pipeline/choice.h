#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace obsgen::pipeline {

/// Which problems a run is asked about: codes, and areas such as `promql`. Nothing selected: all.
struct Choice {
  std::vector<std::string> selected{};
  std::vector<std::string> ignored{};

  bool operator==(const Choice&) const = default;
};

/// The choice that `--select` and `--ignore` make with these words, each a code, an area or
/// `area/*`. Error `cli/unknown-check` for each word that is none, without a place.
Choice read_choice(const std::vector<std::string>& selected,
                   const std::vector<std::string>& ignored, Diagnostics& diagnostics);

/// Whether problems with that code are asked about.
bool is_chosen(const Choice& choice, std::string_view code);

}  // namespace obsgen::pipeline
