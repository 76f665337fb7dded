#pragma once

#include <string>

namespace obsgen::model {

/// A file of the output: its path below the output folder, with `/`, and all its bytes.
struct Artefact {
  std::string path{};
  std::string text{};

  bool operator==(const Artefact&) const = default;
};

}  // namespace obsgen::model
