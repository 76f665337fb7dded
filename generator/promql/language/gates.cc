#include "promql/gates.h"

#include <algorithm>

#include "base/overloaded.h"
#include "promql/functions.h"
#include "promql/operators.h"

namespace obsgen::promql {
namespace {

class GateFinder {
 public:
  void visit(const Expr& expr) {
    std::visit(
        Overloaded{[](const NumberLiteral&) {}, [](const StringLiteral&) {}, [](const Macro&) {},
                   [&](const VectorSelector& selector) { visit(selector, expr.span); },
                   [&](const MatrixSelector& matrix) {
                     visit(matrix.range);
                     visit(matrix.vector, expr.span);
                   },
                   [&](const Subquery& subquery) {
                     visit(*subquery.expr);
                     visit(subquery.range);
                     if (subquery.step) visit(*subquery.step);
                     visit(subquery.shift);
                   },
                   [&](const Paren& paren) { visit(*paren.inner); },
                   [&](const Unary& unary) { visit(*unary.operand); },
                   [&](const Binary& binary) {
                     visit(*binary.lhs);
                     if (binary.fill.left || binary.fill.right)
                       use(Gate::FillModifiers, binary.op_span);
                     visit(*binary.rhs);
                   },
                   [&](const Aggregation& aggregation) {
                     if (is_experimental(aggregation.op))
                       use(Gate::ExperimentalFunctions, expr.span);
                     if (aggregation.parameter) visit(**aggregation.parameter);
                     visit(*aggregation.operand);
                   },
                   [&](const Call& call) {
                     const Function* function = find_function(call.function);
                     if (function != nullptr && function->experimental)
                       use(Gate::ExperimentalFunctions, call.name_span);
                     for (const Expr& argument : call.args)
                       visit(argument);
                   }},
        expr.node);
  }

  std::vector<GateUse> uses{};

 private:
  void use(Gate gate, Span span) { uses.push_back({gate, span}); }

  void visit(const VectorSelector& selector, Span span) {
    visit(selector.shift);
    if (selector.extension != Extension::None) use(Gate::ExtendedRangeSelectors, span);
  }

  // One sign before parentheses is free in an offset, what they hold is not.
  void visit(const TimeShift& shift) {
    if (!shift.offset) return;
    const DurationExpr* offset = &*shift.offset;
    if (const auto* sign = std::get_if<DurationSign>(&offset->node)) {
      const auto* paren = std::get_if<DurationParen>(&sign->operand->node);
      if (paren != nullptr) offset = &*paren->inner;
    }
    visit(*offset);
  }

  void visit(const DurationExpr& duration) {
    std::visit(Overloaded{[](const NumberLiteral&) {}, [](const Macro&) {},
                          [&](DurationFunction) { use(Gate::DurationExpressions, duration.span); },
                          [&](const DurationSign& sign) { visit(*sign.operand); },
                          [&](const DurationBinary& binary) {
                            use(Gate::DurationExpressions, duration.span);
                            visit(*binary.lhs);
                            visit(*binary.rhs);
                          },
                          [&](const DurationParen& paren) {
                            use(Gate::DurationExpressions, duration.span);
                            visit(*paren.inner);
                          }},
               duration.node);
  }
};

}  // namespace

std::string_view to_string(Gate gate) {
  switch (gate) {
    case Gate::ExperimentalFunctions:
      return "experimental-functions";
    case Gate::DurationExpressions:
      return "duration-expr";
    case Gate::ExtendedRangeSelectors:
      return "extended-range-selectors";
    case Gate::FillModifiers:
      return "binop-fill";
  }
  return {};
}

std::string_view feature_flag(Gate gate) {
  switch (gate) {
    case Gate::ExperimentalFunctions:
      return "promql-experimental-functions";
    case Gate::DurationExpressions:
      return {};
    case Gate::ExtendedRangeSelectors:
      return "promql-extended-range-selectors";
    case Gate::FillModifiers:
      return "promql-binop-fill-modifiers";
  }
  return {};
}

std::vector<GateUse> gate_uses(const Expr& expr) {
  GateFinder finder;
  finder.visit(expr);
  std::ranges::stable_sort(finder.uses, {}, [](const GateUse& use) { return use.span.begin; });
  return std::move(finder.uses);
}

std::vector<Gate> needed_gates(const Expr& expr) {
  std::vector<Gate> gates;
  for (const GateUse& use : gate_uses(expr))
    gates.push_back(use.gate);
  std::ranges::sort(gates);
  gates.erase(std::unique(gates.begin(), gates.end()), gates.end());
  return gates;
}

}  // namespace obsgen::promql
