#include "check/scale_slip.h"

#include <fmt/format.h>

namespace obsgen::check {

std::string mend_of_scale(double threshold, model::Unit unit) {
  if (unit == model::Unit::Ratio && threshold >= 2)
    return fmt::format("a share of 1 is 100 %: write {:g}", threshold / 100);
  if (unit == model::Unit::Percent && threshold > 0 && threshold < 1)
    return fmt::format("the values are in percent: write {:g}", threshold * 100);
  return {};
}

}  // namespace obsgen::check
