#pragma once

#include <cstdint>
#include <optional>

#include "check/scenario/story.h"
#include "promql/interval.h"

namespace obsgen::check {

/// A comparison with a number: what it needs, and what the scenario's samples are up to a moment.
struct Compared {
  promql::Truth truth = promql::Truth::Sometimes;
  promql::BinaryOp op{};
  double threshold = 0;
  double low = 0;  // the smallest and the largest sample
  double high = 0;
};

/// What is certain of `condition` up to `until`, in milliseconds, where it compares a series, or
/// the largest, the smallest or the mean of some, with a number: whether it has a result at no
/// evaluation or at each. Absent for any other condition, and without samples.
std::optional<Compared> compared(const promql::Expr& condition, const Story& story,
                                 std::int64_t until);

}  // namespace obsgen::check
