#pragma once

#include <string>

namespace obsgen {

/// What the system refused: `cannot write dashboards/x.json: No space left on device`. `Missing`:
/// there is nothing by that name, which a search may take as a reason to look elsewhere.
struct IoError {
  enum class Reason { Missing, Refused };

  std::string message{};
  Reason reason = Reason::Refused;
};

}  // namespace obsgen
