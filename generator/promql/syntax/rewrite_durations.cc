#include "promql/rewrite_durations.h"

#include <utility>

#include "base/overloaded.h"
#include "promql/tree.h"

namespace obsgen::promql {
namespace {

using Replace = std::function<std::optional<DurationExpr>(const Macro&)>;

void replace(DurationExpr& duration, const Replace& rewrite) {
  std::visit(Overloaded{[](NumberLiteral&) {},
                        [&](Macro& macro) {
                          if (auto replaced = rewrite(macro)) duration = std::move(*replaced);
                        },
                        [](DurationFunction&) {},
                        [&](DurationSign& sign) { replace(*sign.operand, rewrite); },
                        [&](DurationBinary& binary) {
                          replace(*binary.lhs, rewrite);
                          replace(*binary.rhs, rewrite);
                        },
                        [&](DurationParen& paren) { replace(*paren.inner, rewrite); }},
             duration.node);
}

void replace(TimeShift& shift, const Replace& rewrite) {
  if (shift.offset) replace(*shift.offset, rewrite);
}

void replace_in_node(Expr& expr, const Replace& rewrite) {
  if (auto* vector = std::get_if<VectorSelector>(&expr.node)) replace(vector->shift, rewrite);
  if (auto* matrix = std::get_if<MatrixSelector>(&expr.node)) {
    replace(matrix->range, rewrite);
    replace(matrix->vector.shift, rewrite);
  }
  if (auto* subquery = std::get_if<Subquery>(&expr.node)) {
    replace(subquery->range, rewrite);
    if (subquery->step) replace(*subquery->step, rewrite);
    replace(subquery->shift, rewrite);
  }
}

}  // namespace

Expr rewrite_durations(Expr expr,
                       const std::function<std::optional<DurationExpr>(const Macro&)>& rewrite) {
  for_each_expr(expr, [&](Expr& node) { replace_in_node(node, rewrite); });
  return expr;
}

}  // namespace obsgen::promql
