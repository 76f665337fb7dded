#include "promql/build.h"

#include <utility>

#include "promql/operators.h"

namespace obsgen::promql {

Expr number(double value) { return {.node = NumberLiteral{.value = value}}; }

Expr text(std::string value) { return {.node = StringLiteral{std::move(value)}}; }

Expr selector(std::string name) { return {.node = VectorSelector{.name = std::move(name)}}; }

Expr call(std::string function, std::vector<Expr> args) {
  return {.node = Call{.function = std::move(function), .args = std::move(args)}};
}

Expr binary(BinaryOp op, Expr lhs, Expr rhs) {
  return {.node = Binary{.op = op, .lhs = std::move(lhs), .rhs = std::move(rhs)}};
}

Expr paren(Expr inner) { return {.node = Paren{.inner = std::move(inner)}}; }

Expr compare(Expr expr, BinaryOp op, double value) {
  const auto* inner = std::get_if<Binary>(&expr.node);
  if (inner != nullptr && precedence(inner->op) <= precedence(op)) expr = paren(std::move(expr));
  return binary(op, std::move(expr), number(value));
}

Expr aggregate(AggregateOp op, const std::vector<std::string>& labels, Expr operand) {
  Aggregation aggregation{.op = op, .operand = std::move(operand)};
  if (!labels.empty()) {
    Grouping grouping;
    for (const auto& label : labels)
      grouping.labels.push_back({.name = label});
    aggregation.grouping = std::move(grouping);
  }
  return {.node = std::move(aggregation)};
}

}  // namespace obsgen::promql
