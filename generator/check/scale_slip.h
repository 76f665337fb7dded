#pragma once

#include <string>

#include "model/unit.h"

namespace obsgen::check {

/// How to write a threshold that is probably in percent of a share, or a share of a percentage;
/// empty for any other.
std::string mend_of_scale(double threshold, model::Unit unit);

}  // namespace obsgen::check
