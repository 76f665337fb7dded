#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "promql/ast.h"

/// Small builders, so that expressions are put together as trees.
namespace obsgen::plan {

using LabelList = std::vector<std::string>;

promql::Expr number(double value);
promql::Expr selector(std::string name);
promql::Expr call(std::string function, std::vector<promql::Expr> args);
promql::Expr binary(promql::BinaryOp op, promql::Expr lhs, promql::Expr rhs);
promql::Expr paren(promql::Expr inner);

/// `expr op value`, with parentheses around an `expr` that does not bind closer than `op`.
promql::Expr compare(promql::Expr expr, promql::BinaryOp op, double value);

/// `op by (labels) (operand)`; without a grouping when `labels` is empty.
promql::Expr aggregate(promql::AggregateOp op, const LabelList& labels, promql::Expr operand);

/// `function(name[$window])`.
promql::Expr over_window(std::string function, std::string name);

}  // namespace obsgen::plan
