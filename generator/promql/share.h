#pragma once

#include "promql/ast.h"

namespace obsgen::promql {

/// Whether `part` reads some of the series that `whole` reads, and does the same with them, so that
/// its sums and counts are never larger: `sum(rate(x{code="500"}[5m]))` of `sum(rate(x[5m]))`, and
/// buckets of all observations.
bool is_part_of(const Expr& part, const Expr& whole);

}  // namespace obsgen::promql
