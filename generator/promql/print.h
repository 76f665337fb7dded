#pragma once

#include <string>

#include "promql/ast.h"

namespace obsgen::promql {

/// One line, in Prometheus's own form where that reads back; `parse(print(e)) == e` for every tree.
std::string print(const Expr& expr);

/// Several lines where an expression is longer than 100 bytes, as `promtool promql format` breaks
/// them.
std::string pretty(const Expr& expr);

}  // namespace obsgen::promql
