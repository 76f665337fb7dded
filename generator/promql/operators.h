#pragma once

#include <string_view>

#include "promql/ast.h"

/// Spelling and grammar of operators and aggregators.
namespace obsgen::promql {

/// As printed: `+`, `and`, `</`.
std::string_view to_string(BinaryOp op);
std::string_view to_string(AggregateOp op);
std::string_view to_string(MatchOp op);
/// `+`, `min_of`.
std::string_view to_string(DurationOp op);

/// Binds the stronger the higher: `or` 1, `and` 2, comparisons 3, `+` 4, `*` 5, `^` 6.
int precedence(BinaryOp op);
int precedence(DurationOp op);

/// Prefix signs bind like `*`.
inline constexpr int kSignPrecedence = 5;

constexpr bool is_right_associative(BinaryOp op) { return op == BinaryOp::Power; }

/// `== != > < >= <=`: filters, and with `bool` tests. Not `</` and `>/`.
constexpr bool is_comparison(BinaryOp op) {
  return op >= BinaryOp::Equal && op <= BinaryOp::LessEqual;
}

/// The comparison that says the same with its sides exchanged: `<` for `>`.
BinaryOp mirrored(BinaryOp op);

/// `and`, `or`, `unless`.
constexpr bool is_set_operator(BinaryOp op) {
  return op == BinaryOp::And || op == BinaryOp::Or || op == BinaryOp::Unless;
}

/// `+ - * / % ^ atan2`.
constexpr bool is_arithmetic(BinaryOp op) { return op <= BinaryOp::Atan2; }

/// `topk(k, …)`, `count_values("l", …)` and the like.
constexpr bool takes_parameter(AggregateOp op) { return op >= AggregateOp::Topk; }

/// `topk` and the like choose among elements, which keep their labels.
constexpr bool keeps_labels(AggregateOp op) {
  return takes_parameter(op) && op != AggregateOp::CountValues && op != AggregateOp::Quantile;
}

/// `limitk`, `limit_ratio`.
constexpr bool is_experimental(AggregateOp op) { return op >= AggregateOp::Limitk; }

}  // namespace obsgen::promql
