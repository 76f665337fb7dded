#include "promql/walk.h"

#include "base/overloaded.h"
#include "promql/functions.h"

namespace obsgen::promql {
namespace {

using Rename = std::function<std::string(std::string_view)>;

void rename(std::vector<LabelName>& labels, const Rename& rewrite) {
  for (LabelName& label : labels)
    if (!label.is_macro) label.name = rewrite(label.name);
}

// Strings may stand in parentheses.
void rename_string(Expr& argument, const Rename& rewrite) {
  if (auto* paren = std::get_if<Paren>(&argument.node))
    return rename_string(*paren->inner, rewrite);
  if (auto* string = std::get_if<StringLiteral>(&argument.node))
    string->value = rewrite(string->value);
}

// Which arguments of a function name labels.
bool names_label(const Function& function, std::size_t argument) {
  switch (function.labels) {
    case LabelEffect::Replace:
      return argument == 1 || argument == 3;
    case LabelEffect::Join:
      return argument == 1 || argument >= 3;
    case LabelEffect::BucketToLabel:
      return argument == 1;
    case LabelEffect::Keep:
      return argument >= 1;  // sort_by_label
    default:
      return false;
  }
}

void rename_in_call(Call& call, const Rename& rewrite) {
  const Function* function = find_function(call.function);
  if (function == nullptr) return;
  for (std::size_t i = 0; i < call.args.size(); ++i)
    if (names_label(*function, i)) rename_string(call.args[i], rewrite);
}

void rename_in_selector(VectorSelector& selector, const Rename& rewrite) {
  for (Matcher& matcher : selector.matchers)
    matcher.label = rewrite(matcher.label);
}

void rename_in_node(Expr& expr, const Rename& rewrite) {
  if (VectorSelector* selector = selector_of(expr)) return rename_in_selector(*selector, rewrite);
  if (auto* call = std::get_if<Call>(&expr.node)) return rename_in_call(*call, rewrite);
  if (auto* aggregation = std::get_if<Aggregation>(&expr.node)) {
    if (aggregation->grouping) rename(aggregation->grouping->labels, rewrite);
    if (aggregation->op == AggregateOp::CountValues && aggregation->parameter)
      rename_string(**aggregation->parameter, rewrite);
  }
  auto* binary = std::get_if<Binary>(&expr.node);
  if (binary == nullptr || !binary->matching) return;
  rename(binary->matching->labels, rewrite);
  rename(binary->matching->include, rewrite);
}

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
  if (auto* selector = selector_of(expr)) replace(selector->shift, rewrite);
  if (auto* matrix = std::get_if<MatrixSelector>(&expr.node)) replace(matrix->range, rewrite);
  if (auto* subquery = std::get_if<Subquery>(&expr.node)) {
    replace(subquery->range, rewrite);
    if (subquery->step) replace(*subquery->step, rewrite);
    replace(subquery->shift, rewrite);
  }
}

}  // namespace

const VectorSelector* selector_of(const Expr& expr) {
  if (const auto* vector = std::get_if<VectorSelector>(&expr.node)) return vector;
  if (const auto* matrix = std::get_if<MatrixSelector>(&expr.node)) return &matrix->vector;
  return nullptr;
}

VectorSelector* selector_of(Expr& expr) {
  if (auto* vector = std::get_if<VectorSelector>(&expr.node)) return vector;
  if (auto* matrix = std::get_if<MatrixSelector>(&expr.node)) return &matrix->vector;
  return nullptr;
}

std::vector<SelectorUse> selectors_of(const Expr& expr) {
  std::vector<SelectorUse> uses;
  for_each_expr(expr, [&](const Expr& node) {
    if (const VectorSelector* selector = selector_of(node)) uses.push_back({selector, &node});
  });
  return uses;
}

std::string_view metric_name(const VectorSelector& selector) {
  if (!selector.name.empty()) return selector.name;
  std::string_view name;
  for (const Matcher& matcher : selector.matchers) {
    if (matcher.label != "__name__" || matcher.op != MatchOp::Equal) continue;
    if (!name.empty() && name != matcher.value) return {};
    name = matcher.value;
  }
  return name;
}

Expr rewrite_selectors(Expr expr, const std::function<VectorSelector(VectorSelector)>& rewrite) {
  for_each_expr(expr, [&](Expr& node) {
    if (VectorSelector* selector = selector_of(node)) *selector = rewrite(std::move(*selector));
  });
  return expr;
}

Expr rewrite_label_names(Expr expr, const std::function<std::string(std::string_view)>& rewrite) {
  for_each_expr(expr, [&](Expr& node) { rename_in_node(node, rewrite); });
  return expr;
}

Expr rewrite_durations(Expr expr,
                       const std::function<std::optional<DurationExpr>(const Macro&)>& rewrite) {
  for_each_expr(expr, [&](Expr& node) { replace_in_node(node, rewrite); });
  return expr;
}

}  // namespace obsgen::promql
