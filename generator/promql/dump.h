#pragma once

#include <string>

#include "promql/ast.h"

namespace obsgen::promql {

/// The tree as an s-expression, every field that means something, matchers as written:
///
///     sum by (a) (rate(x{b="1"}[5m]))
///     (agg sum by=["a"] (call rate (matrix (vector name="x" "b"="1" "__name__"="x")
///     range=ms:300000)))
///
/// Macros are `(macro "$x")`. Vector matching is dumped where both sides are vectors.
std::string dump(const Expr& expr);

}  // namespace obsgen::promql
