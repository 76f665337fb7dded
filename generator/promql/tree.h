#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "promql/ast.h"

/// The one way to walk trees. `F` takes `Expr&` or `const Expr&`, as the tree is.
namespace obsgen::promql {

/// Calls `f` for each direct child of `expr`, in the order of the source.
template <class E, class F>
void for_each_child(E& expr, F&& f) {
  std::visit(
      [&](auto& node) {
        using NodeType = std::remove_const_t<std::remove_reference_t<decltype(node)>>;
        if constexpr (std::is_same_v<NodeType, Subquery>) {
          f(*node.expr);
        } else if constexpr (std::is_same_v<NodeType, Paren>) {
          f(*node.inner);
        } else if constexpr (std::is_same_v<NodeType, Unary>) {
          f(*node.operand);
        } else if constexpr (std::is_same_v<NodeType, Binary>) {
          f(*node.lhs);
          f(*node.rhs);
        } else if constexpr (std::is_same_v<NodeType, Aggregation>) {
          if (node.parameter) f(**node.parameter);
          f(*node.operand);
        } else if constexpr (std::is_same_v<NodeType, Call>) {
          for (auto& argument : node.args)
            f(argument);
        }
      },
      expr.node);
}

/// Calls `f` for `expr` and everything below it, parents first.
template <class E, class F>
void for_each_expr(E& expr, F&& f) {
  f(expr);
  for_each_child(expr, [&](auto& child) { for_each_expr(child, f); });
}

/// The selector that `expr` is, or the one of its range; null for anything else.
inline const VectorSelector* selector_of(const Expr& expr) {
  if (const auto* matrix = std::get_if<MatrixSelector>(&expr.node)) return &matrix->vector;
  return std::get_if<VectorSelector>(&expr.node);
}

/// `expr` without the parentheses around it.
inline const Expr& without_parens(const Expr& expr) {
  const Expr* inner = &expr;
  while (const auto* paren = std::get_if<Paren>(&inner->node))
    inner = &*paren->inner;
  return *inner;
}

/// The value of a string literal, parentheses around it or not; absent for anything else.
inline std::optional<std::string> string_value(const Expr& expr) {
  const auto* string = std::get_if<StringLiteral>(&without_parens(expr).node);
  return string == nullptr ? std::nullopt : std::optional{string->value};
}

/// The value of a string literal that is argument `index` of the call.
inline std::optional<std::string> string_argument(const Call& call, std::size_t index) {
  return index < call.args.size() ? string_value(call.args[index]) : std::nullopt;
}

/// Calls `f` for each vector selector, those of ranges included, in the order of the source.
template <class E, class F>
void for_each_selector(E& expr, F&& f) {
  for_each_expr(expr, [&](auto& e) {
    if (auto* vector = std::get_if<VectorSelector>(&e.node)) f(*vector);
    if (auto* matrix = std::get_if<MatrixSelector>(&e.node)) f(matrix->vector);
  });
}

}  // namespace obsgen::promql
