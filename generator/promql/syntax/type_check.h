#pragma once

#include "base/diagnostic.h"
#include "promql/parse.h"
#include "promql/types.h"

namespace obsgen::promql {

/// Checks all that Prometheus checks once the syntax is right: types, arguments, matchers, regular
/// expressions, vector matching. Drops `on`, `ignoring` and `group_*` without labels where a side
/// is a scalar, as Prometheus does. Returns the type of the whole.
ValueType check_types(Expr& expr, Dialect dialect, Diagnostics& diagnostics);

}  // namespace obsgen::promql
