#include "model/made_labels.h"

#include <variant>

#include "promql/functions.h"
#include "promql/tree.h"

namespace obsgen::model {

namespace {

void add_text(const promql::Expr& expr, std::vector<std::string_view>& labels) {
  if (const auto* text = std::get_if<promql::StringLiteral>(&expr.node))
    labels.push_back(text->value);
}

void add_written(const promql::Call& call, std::vector<std::string_view>& labels) {
  const promql::Function* function = promql::find_function(call.function);
  for (std::size_t i = 0; function != nullptr && i < call.args.size(); ++i)
    if (function->parameter(i).use == promql::ArgumentUse::WritesLabel)
      add_text(call.args[i], labels);
}

}  // namespace

std::vector<std::string_view> made_labels(const promql::Expr& expr) {
  std::vector<std::string_view> labels;
  promql::for_each_expr(expr, [&](const promql::Expr& inner) {
    if (const auto* call = std::get_if<promql::Call>(&inner.node)) add_written(*call, labels);
    const auto* aggregation = std::get_if<promql::Aggregation>(&inner.node);
    const bool counts = aggregation != nullptr && aggregation->parameter &&
                        aggregation->op == promql::AggregateOp::CountValues;
    if (counts) add_text(**aggregation->parameter, labels);
  });
  return labels;
}

}  // namespace obsgen::model
