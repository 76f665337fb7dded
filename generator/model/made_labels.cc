#include "model/made_labels.h"

#include <variant>

#include "promql/tree.h"

namespace obsgen::model {

namespace {

const promql::Expr* written_label(const promql::Expr& expr) {
  if (const auto* call = std::get_if<promql::Call>(&expr.node)) {
    const bool writes = call->function == "label_replace" || call->function == "label_join";
    return writes && call->args.size() > 1 ? &call->args[1] : nullptr;
  }
  const auto* aggregation = std::get_if<promql::Aggregation>(&expr.node);
  const bool counts = aggregation != nullptr && aggregation->parameter &&
                      aggregation->op == promql::AggregateOp::CountValues;
  return counts ? &**aggregation->parameter : nullptr;
}

}  // namespace

std::vector<std::string_view> made_labels(const promql::Expr& expr) {
  std::vector<std::string_view> labels;
  promql::for_each_expr(expr, [&](const promql::Expr& inner) {
    const auto* label = written_label(inner);
    const auto* text =
        label == nullptr ? nullptr : std::get_if<promql::StringLiteral>(&label->node);
    if (text != nullptr) labels.push_back(text->value);
  });
  return labels;
}

}  // namespace obsgen::model
