#pragma once

#include <string>
#include <vector>

#include "promql/ast.h"

/// Small builders, so that expressions are put together as trees and never pasted as text.
namespace obsgen::promql {

Expr number(double value);
Expr text(std::string value);
Expr selector(std::string name);
Expr call(std::string function, std::vector<Expr> args);
Expr binary(BinaryOp op, Expr lhs, Expr rhs);
Expr paren(Expr inner);

/// `expr op value`, with parentheses around an `expr` that does not bind closer than `op`.
Expr compare(Expr expr, BinaryOp op, double value);

/// `op by (labels) (operand)`; without a grouping when `labels` is empty.
Expr aggregate(AggregateOp op, const std::vector<std::string>& labels, Expr operand);

}  // namespace obsgen::promql
