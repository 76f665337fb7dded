#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "check/scenario/story.h"

namespace obsgen::check {

/// No moment at all, and any moment.
inline constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t kAlways = std::numeric_limits<std::int64_t>::max();

/// A moment of the scenario, in milliseconds, behind which `expr` can have no result, because the
/// samples that it needs are too old or were never there. Not before the last such result: what is
/// not certain is later.
std::int64_t latest_result(const promql::Expr& expr, const Story& story);

/// The selectors without which `expr` has no result, and which read no series of the scenario;
/// those of the records that it reads among them.
std::vector<const promql::VectorSelector*> starved(const promql::Expr& expr, const Story& story);

}  // namespace obsgen::check
