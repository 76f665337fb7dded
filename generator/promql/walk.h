#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "promql/ast.h"
#include "promql/tree.h"

/// Finding things in trees and changing them; `tree.h` has the walks themselves.
namespace obsgen::promql {

/// Rebuilds a tree from the leaves up: `change` takes each node, whose children have been changed
/// already, and returns what stands in its place.
template <class Change>
Expr transform(Expr expr, const Change& change) {
  for_each_child(expr, [&](Expr& child) { child = transform(std::move(child), change); });
  return change(std::move(expr));
}

/// The selector of a node that is a selector, with a range or without; else null.
const VectorSelector* selector_of(const Expr& expr);
VectorSelector* selector_of(Expr& expr);

/// A selector in a tree and the node that it stands in.
struct SelectorUse {
  const VectorSelector* selector = nullptr;
  const Expr* node = nullptr;  // a VectorSelector or MatrixSelector
};

/// Every selector, in reading order. They live as long as the tree.
std::vector<SelectorUse> selectors_of(const Expr& expr);

/// The metric that a selector names: its bare name, or its `__name__` equality; empty when it names
/// none or several.
std::string_view metric_name(const VectorSelector& selector);

/// Changes every selector in place of itself.
Expr rewrite_selectors(Expr expr, const std::function<VectorSelector(VectorSelector)>& rewrite);

/// Changes every label name: in matchers, grouping and matching lists, and in the arguments of
/// functions that name labels (`label_replace`, `label_join`, `count_values`, `sort_by_label`, …).
/// References of templates are left alone.
Expr rewrite_label_names(Expr expr, const std::function<std::string(std::string_view)>& rewrite);

/// Changes every reference that is an operand or a duration of its own: `$__rate_interval`.
/// `rewrite` returns what replaces it as a duration; `nullopt` leaves it.
Expr rewrite_durations(Expr expr,
                       const std::function<std::optional<DurationExpr>(const Macro&)>& rewrite);

}  // namespace obsgen::promql
