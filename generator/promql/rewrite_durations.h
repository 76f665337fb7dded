#pragma once

#include <functional>
#include <optional>

#include "promql/ast.h"

namespace obsgen::promql {

/// Changes every reference that is a duration or part of one, in ranges, steps and offsets:
/// `$window`, also in
/// `[2 * $window]`. `rewrite` returns what stands in its place; `nullopt` leaves it.
Expr rewrite_durations(Expr expr,
                       const std::function<std::optional<DurationExpr>(const Macro&)>& rewrite);

}  // namespace obsgen::promql
