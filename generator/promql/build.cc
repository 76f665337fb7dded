#include "promql/build.h"

#include <utility>

#include "promql/operators.h"

namespace obsgen::promql {
namespace {

Expr node(decltype(Expr::node) node) { return Expr{.node = std::move(node)}; }

std::vector<LabelName> label_names(std::vector<std::string> labels) {
  std::vector<LabelName> names;
  names.reserve(labels.size());
  for (std::string& label : labels)
    names.push_back({.name = std::move(label)});
  return names;
}

template <class... Exprs>
Expr call_with(std::string function, Exprs... arguments) {
  std::vector<Expr> list;
  list.reserve(sizeof...(arguments));
  (list.push_back(std::move(arguments)), ...);
  return call(std::move(function), std::move(list));
}

bool is_signed_literal(const Expr& expr) {
  const auto* literal = std::get_if<NumberLiteral>(&expr.node);
  return literal != nullptr && literal->value < 0;
}

// How strongly an operand holds together.
int strength(const Expr& expr) {
  if (const auto* binary = std::get_if<Binary>(&expr.node)) return precedence(binary->op);
  const bool sign = std::holds_alternative<Unary>(expr.node) || is_signed_literal(expr);
  return sign ? kSignPrecedence : precedence(BinaryOp::Power) + 1;
}

Expr at_least(Expr expr, int least) {
  return strength(expr) < least ? paren(std::move(expr)) : std::move(expr);
}

Expr combined(Binary parts) {
  const int own = precedence(parts.op);
  const bool right = is_right_associative(parts.op);
  parts.lhs = at_least(std::move(*parts.lhs), right ? own + 1 : own);
  if (std::holds_alternative<Binary>(parts.rhs->node))
    parts.rhs = at_least(std::move(*parts.rhs), right ? own : own + 1);
  return node(std::move(parts));
}

Expr aggregation(AggregateOp op, std::optional<Grouping> grouping, Expr vector) {
  return node(Aggregation{.op = op, .grouping = std::move(grouping), .operand = std::move(vector)});
}

Expr ranked(AggregateOp op, Expr k, Expr vector) {
  return node(Aggregation{.op = op, .parameter = std::move(k), .operand = std::move(vector)});
}

VectorMatching grouped(VectorMatching matching, GroupSide side, std::vector<std::string> include) {
  matching.group = side;
  matching.include = label_names(std::move(include));
  return matching;
}

}  // namespace

Macro macro(std::string text) { return {std::move(text)}; }

DurationExpr duration(std::chrono::milliseconds length) {
  return {NumberLiteral{static_cast<double>(length.count()) / 1000, true}};
}

DurationExpr duration(Macro reference) { return {std::move(reference)}; }

SelectorBuilder::SelectorBuilder(std::string metric) { selector_.name = std::move(metric); }

SelectorBuilder SelectorBuilder::where(std::string label, std::string value) && {
  return std::move(*this).where(std::move(label), MatchOp::Equal, std::move(value));
}

SelectorBuilder SelectorBuilder::where(std::string label, MatchOp op, std::string value) && {
  selector_.matchers.push_back({.label = std::move(label), .op = op, .value = std::move(value)});
  return std::move(*this);
}

SelectorBuilder SelectorBuilder::offset(DurationExpr length) && {
  selector_.shift.offset = std::move(length);
  return std::move(*this);
}

SelectorBuilder SelectorBuilder::offset(Macro reference) && {
  return std::move(*this).offset(duration(std::move(reference)));
}

SelectorBuilder SelectorBuilder::offset(std::chrono::milliseconds length) && {
  return std::move(*this).offset(duration(length));
}

Expr SelectorBuilder::over(DurationExpr length) && {
  return node(MatrixSelector{std::move(selector_), std::move(length)});
}

Expr SelectorBuilder::over(Macro reference) && {
  return std::move(*this).over(duration(std::move(reference)));
}

Expr SelectorBuilder::over(std::chrono::milliseconds length) && {
  return std::move(*this).over(duration(length));
}

SelectorBuilder::operator Expr() && { return node(std::move(selector_)); }

SelectorBuilder selector(std::string metric) { return SelectorBuilder{std::move(metric)}; }

Expr number(double value) { return node(NumberLiteral{value, false}); }

Expr seconds(std::chrono::milliseconds length) {
  return node(NumberLiteral{static_cast<double>(length.count()) / 1000, true});
}

Expr string(std::string value) { return node(StringLiteral{std::move(value)}); }

Expr reference(std::string text) { return node(Macro{std::move(text)}); }

Expr paren(Expr inner) { return node(Paren{std::move(inner)}); }

Expr negate(Expr operand) {
  if (auto* literal = std::get_if<NumberLiteral>(&operand.node)) {
    literal->value = -literal->value;
    return operand;
  }
  const bool sign = std::holds_alternative<Unary>(operand.node);
  const int least = sign ? kSignPrecedence : kSignPrecedence + 1;
  return node(Unary{true, at_least(std::move(operand), least)});
}

Expr subquery(Expr expr, DurationExpr range) {
  return node(Subquery{.expr = at_least(std::move(expr), precedence(BinaryOp::Power) + 1),
                       .range = std::move(range)});
}

Expr subquery(Expr expr, DurationExpr range, DurationExpr step) {
  Expr whole = subquery(std::move(expr), std::move(range));
  std::get<Subquery>(whole.node).step = std::move(step);
  return whole;
}

Expr call(std::string function, std::vector<Expr> arguments) {
  return node(Call{.function = std::move(function), .args = std::move(arguments)});
}

Expr rate(Expr range) { return call_with("rate", std::move(range)); }

Expr increase(Expr range) { return call_with("increase", std::move(range)); }

Expr irate(Expr range) { return call_with("irate", std::move(range)); }

Expr max_over_time(Expr range) { return call_with("max_over_time", std::move(range)); }

Expr absent(Expr vector) { return call_with("absent", std::move(vector)); }

Expr time() { return call("time", {}); }

Expr vector(Expr scalar) { return call_with("vector", std::move(scalar)); }

Expr histogram_quantile(double quantile, Expr buckets) {
  return call_with("histogram_quantile", number(quantile), std::move(buckets));
}

Expr clamp_max(Expr vector, double bound) {
  return call_with("clamp_max", std::move(vector), number(bound));
}

Expr clamp_min(Expr vector, double bound) {
  return call_with("clamp_min", std::move(vector), number(bound));
}

Expr label_replace(Expr vector, LabelReplacement replacement) {
  return call_with("label_replace", std::move(vector), string(std::move(replacement.target)),
                   string(std::move(replacement.replacement)),
                   string(std::move(replacement.source)), string(std::move(replacement.regex)));
}

Expr aggregate(AggregateOp op, Expr vector) {
  return aggregation(op, std::nullopt, std::move(vector));
}

Expr aggregate_by(AggregateOp op, std::vector<std::string> labels, Expr vector) {
  if (labels.empty()) return aggregate(op, std::move(vector));
  return aggregation(op, Grouping{GroupingKind::By, label_names(std::move(labels))},
                     std::move(vector));
}

Expr aggregate_without(AggregateOp op, std::vector<std::string> labels, Expr vector) {
  return aggregation(op, Grouping{GroupingKind::Without, label_names(std::move(labels))},
                     std::move(vector));
}

Expr sum(Expr vector) { return aggregate(AggregateOp::Sum, std::move(vector)); }

Expr sum_by(std::vector<std::string> labels, Expr vector) {
  return aggregate_by(AggregateOp::Sum, std::move(labels), std::move(vector));
}

Expr avg(Expr vector) { return aggregate(AggregateOp::Avg, std::move(vector)); }

Expr avg_by(std::vector<std::string> labels, Expr vector) {
  return aggregate_by(AggregateOp::Avg, std::move(labels), std::move(vector));
}

Expr min(Expr vector) { return aggregate(AggregateOp::Min, std::move(vector)); }

Expr min_by(std::vector<std::string> labels, Expr vector) {
  return aggregate_by(AggregateOp::Min, std::move(labels), std::move(vector));
}

Expr max(Expr vector) { return aggregate(AggregateOp::Max, std::move(vector)); }

Expr max_by(std::vector<std::string> labels, Expr vector) {
  return aggregate_by(AggregateOp::Max, std::move(labels), std::move(vector));
}

Expr count(Expr vector) { return aggregate(AggregateOp::Count, std::move(vector)); }

Expr count_by(std::vector<std::string> labels, Expr vector) {
  return aggregate_by(AggregateOp::Count, std::move(labels), std::move(vector));
}

Expr topk(double k, Expr vector) { return topk(number(k), std::move(vector)); }

Expr topk(Expr k, Expr vector) {
  return ranked(AggregateOp::Topk, std::move(k), std::move(vector));
}

Expr bottomk(double k, Expr vector) {
  return ranked(AggregateOp::Bottomk, number(k), std::move(vector));
}

Expr binary(BinaryOp op, Expr lhs, Expr rhs) {
  return combined({.op = op, .lhs = std::move(lhs), .rhs = std::move(rhs)});
}

Expr binary(BinaryOp op, VectorMatching matching, Expr lhs, Expr rhs) {
  return combined(
      {.op = op, .matching = std::move(matching), .lhs = std::move(lhs), .rhs = std::move(rhs)});
}

Expr compare_bool(BinaryOp op, Expr lhs, Expr rhs) {
  return combined({.op = op, .return_bool = true, .lhs = std::move(lhs), .rhs = std::move(rhs)});
}

Expr add(Expr lhs, Expr rhs) { return binary(BinaryOp::Add, std::move(lhs), std::move(rhs)); }

Expr subtract(Expr lhs, Expr rhs) {
  return binary(BinaryOp::Subtract, std::move(lhs), std::move(rhs));
}

Expr multiply(Expr lhs, Expr rhs) {
  return binary(BinaryOp::Multiply, std::move(lhs), std::move(rhs));
}

Expr divide(Expr lhs, Expr rhs) { return binary(BinaryOp::Divide, std::move(lhs), std::move(rhs)); }

Expr compare(BinaryOp op, Expr lhs, Expr rhs) { return binary(op, std::move(lhs), std::move(rhs)); }

Expr or_(Expr lhs, Expr rhs) { return binary(BinaryOp::Or, std::move(lhs), std::move(rhs)); }

Expr and_(Expr lhs, Expr rhs) { return binary(BinaryOp::And, std::move(lhs), std::move(rhs)); }

Expr unless(Expr lhs, Expr rhs) { return binary(BinaryOp::Unless, std::move(lhs), std::move(rhs)); }

VectorMatching on(std::vector<std::string> labels) {
  return {.kind = MatchKind::On, .labels = label_names(std::move(labels))};
}

VectorMatching ignoring(std::vector<std::string> labels) {
  return {.kind = MatchKind::Ignoring, .labels = label_names(std::move(labels))};
}

VectorMatching group_left(VectorMatching matching, std::vector<std::string> include) {
  return grouped(std::move(matching), GroupSide::Left, std::move(include));
}

VectorMatching group_right(VectorMatching matching, std::vector<std::string> include) {
  return grouped(std::move(matching), GroupSide::Right, std::move(include));
}

}  // namespace obsgen::promql
