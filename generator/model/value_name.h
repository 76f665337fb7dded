#pragma once

#include <optional>
#include <string>

#include "model/tone.h"

namespace obsgen::model {

/// What is shown for a value: a number of a signal, or a text that its expression makes.
struct ValueName {
  std::string value{};
  std::string title{};
  std::optional<Tone> tone{};

  bool operator==(const ValueName&) const = default;
};

}  // namespace obsgen::model
