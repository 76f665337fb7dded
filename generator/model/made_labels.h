#pragma once

#include <string_view>
#include <vector>

#include "promql/ast.h"

namespace obsgen::model {

/// Labels that `expr` writes itself, at any depth: those that functions are given to write, and
/// that of `count_values`. They live as long as `expr`.
std::vector<std::string_view> made_labels(const promql::Expr& expr);

}  // namespace obsgen::model
