#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "promql/ast.h"

/// Small builders, so that a planner writes what it means:
///
///     sum_by({"namespace"}, rate(selector("x_total").where("job",
///     "a").over(macro("$__rate_interval"))))
///
/// Trees come out as the parser would make them: operands that need parentheses get them.
namespace obsgen::promql {

/// A Grafana reference, spelled out: `macro("$window")`.
Macro macro(std::string text);

DurationExpr duration(std::chrono::milliseconds length);
DurationExpr duration(Macro reference);

/// A selector in the making; turns into an expression wherever one is asked for.
class SelectorBuilder {
 public:
  explicit SelectorBuilder(std::string metric);

  /// Adds `label="value"`, or with another operator.
  SelectorBuilder where(std::string label, std::string value) &&;
  SelectorBuilder where(std::string label, MatchOp op, std::string value) &&;
  SelectorBuilder offset(DurationExpr length) &&;
  SelectorBuilder offset(Macro reference) &&;
  SelectorBuilder offset(std::chrono::milliseconds length) &&;

  /// The range vector `selector[length]`.
  Expr over(DurationExpr length) &&;
  Expr over(Macro reference) &&;
  Expr over(std::chrono::milliseconds length) &&;

  operator Expr() &&;  // NOLINT: a selector is an expression

 private:
  VectorSelector selector_;
};

/// `metric`; an empty name leaves the matchers alone to select.
SelectorBuilder selector(std::string metric);

Expr number(double value);
/// A duration as a number of seconds, printed as a duration.
Expr seconds(std::chrono::milliseconds length);
Expr string(std::string value);
/// A reference as an operand: `$threshold`.
Expr reference(std::string text);
Expr paren(Expr inner);
Expr negate(Expr operand);

/// `expr[range:step]`; without a step the server's own.
Expr subquery(Expr expr, DurationExpr range);
Expr subquery(Expr expr, DurationExpr range, DurationExpr step);

/// Any function by its name.
Expr call(std::string function, std::vector<Expr> arguments);
Expr rate(Expr range);
Expr increase(Expr range);
Expr irate(Expr range);
Expr max_over_time(Expr range);
Expr absent(Expr vector);
Expr time();
Expr vector(Expr scalar);
Expr histogram_quantile(double quantile, Expr buckets);
Expr clamp_max(Expr vector, double bound);
Expr clamp_min(Expr vector, double bound);

/// `label_replace(vector, target, replacement, source, regex)`.
struct LabelReplacement {
  std::string target{};
  std::string replacement{};
  std::string source{};
  std::string regex{};
};

Expr label_replace(Expr vector, LabelReplacement replacement);

/// An aggregation over everything, by labels, or without labels.
Expr aggregate(AggregateOp op, Expr vector);
Expr aggregate_by(AggregateOp op, std::vector<std::string> labels, Expr vector);
Expr aggregate_without(AggregateOp op, std::vector<std::string> labels, Expr vector);
Expr sum(Expr vector);
Expr sum_by(std::vector<std::string> labels, Expr vector);
Expr avg(Expr vector);
Expr avg_by(std::vector<std::string> labels, Expr vector);
Expr min(Expr vector);
Expr min_by(std::vector<std::string> labels, Expr vector);
Expr max(Expr vector);
Expr max_by(std::vector<std::string> labels, Expr vector);
Expr count(Expr vector);
Expr count_by(std::vector<std::string> labels, Expr vector);
Expr topk(double k, Expr vector);
Expr topk(Expr k, Expr vector);
Expr bottomk(double k, Expr vector);

/// `lhs op rhs`.
Expr binary(BinaryOp op, Expr lhs, Expr rhs);
/// `lhs op on (…) group_left (…) rhs`.
Expr binary(BinaryOp op, VectorMatching matching, Expr lhs, Expr rhs);
/// `lhs > bool rhs`.
Expr compare_bool(BinaryOp op, Expr lhs, Expr rhs);
Expr add(Expr lhs, Expr rhs);
Expr subtract(Expr lhs, Expr rhs);
Expr multiply(Expr lhs, Expr rhs);
Expr divide(Expr lhs, Expr rhs);
Expr compare(BinaryOp op, Expr lhs, Expr rhs);
Expr or_(Expr lhs, Expr rhs);
Expr and_(Expr lhs, Expr rhs);
Expr unless(Expr lhs, Expr rhs);

/// `on (labels)`, `ignoring (labels)`; `group_left (include)` and its mirror added to either.
VectorMatching on(std::vector<std::string> labels);
VectorMatching ignoring(std::vector<std::string> labels);
VectorMatching group_left(VectorMatching matching, std::vector<std::string> include = {});
VectorMatching group_right(VectorMatching matching, std::vector<std::string> include = {});

}  // namespace obsgen::promql
