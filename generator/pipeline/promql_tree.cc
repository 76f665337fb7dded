#include "pipeline/promql_tree.h"

#include <cmath>
#include <string>

#include "base/overloaded.h"
#include "base/source_file.h"
#include "pipeline/json_text.h"
#include "promql/operators.h"
#include "promql/print_duration.h"
#include "promql/quote.h"
#include "promql/types.h"

namespace obsgen::pipeline {

namespace {

using document::Value;
using namespace promql;

Value number_value(double number) {
  if (std::isfinite(number)) return number;
  if (std::isnan(number)) return "NaN";
  return number > 0 ? "+Inf" : "-Inf";
}

// Seconds, or the text of what only a query knows.
Value duration_value(const DurationExpr& duration) {
  if (const auto* literal = std::get_if<NumberLiteral>(&duration.node))
    return number_value(literal->value);
  std::string text;
  append_range(text, duration);
  return text;
}

Value names_value(const std::vector<LabelName>& labels) {
  Value list = Value::array();
  for (const LabelName& label : labels)
    list.append(json_text(label.name));
  return list;
}

// Bytes that JSON cannot hold are shown as the PromQL string that denotes them.
void set_text(Value& node, const std::string& bytes) {
  const bool is_text =
      bytes.find('\0') == std::string::npos && find_invalid_utf8(bytes) == std::string_view::npos;
  node.set(is_text ? "value" : "quoted", is_text ? bytes : quote(bytes));
}

Value matcher_value(const Matcher& matcher) {
  Value value = Value::object({{"label", json_text(matcher.label)},
                               {"op", to_string(matcher.op)},
                               {"start", matcher.span.begin},
                               {"end", matcher.span.end}});
  set_text(value, matcher.value);
  return value;
}

Value matchers_value(const VectorSelector& selector) {
  Value list = Value::array();
  for (const Matcher& matcher : selector.matchers)
    list.append(matcher_value(matcher));
  for (const Macro& macro : selector.macros)
    list.append(Value::object({{"reference", macro.text}}));
  return list;
}

Value at_value(const At& at) {
  return std::visit(Overloaded{[](std::int64_t milliseconds) -> Value {
                                 return static_cast<double>(milliseconds) / 1000;
                               },
                               [](AtAnchor anchor) -> Value {
                                 return anchor == AtAnchor::Start ? "start()" : "end()";
                               },
                               [](const Macro& macro) -> Value { return macro.text; }},
                    at.time);
}

void set_shift(Value& node, const TimeShift& shift) {
  if (shift.offset) node.set("offset", duration_value(*shift.offset));
  if (shift.at) node.set("at", at_value(*shift.at));
}

void set_selector(Value& node, const VectorSelector& selector) {
  if (!selector.name.empty()) node.set("name", selector.name);
  node.set("matchers", matchers_value(selector));
  set_shift(node, selector.shift);
  if (selector.extension == Extension::Anchored) node.set("extension", "anchored");
  if (selector.extension == Extension::Smoothed) node.set("extension", "smoothed");
}

void set_matching(Value& node, const VectorMatching& matching) {
  node.set(matching.kind == MatchKind::On ? "on" : "ignoring", names_value(matching.labels));
  if (matching.group == GroupSide::None) return;
  node.set(matching.group == GroupSide::Left ? "group_left" : "group_right",
           names_value(matching.include));
}

void set_parts(Value& node, const NumberLiteral& literal) {
  node.set("kind", literal.is_duration ? "duration" : "number");
  node.set("value", number_value(literal.value));
}

void set_parts(Value& node, const StringLiteral& literal) {
  node.set("kind", "string");
  set_text(node, literal.value);
}

void set_parts(Value& node, const Macro& macro) {
  node.set("kind", "reference");
  node.set("text", macro.text);
}

void set_parts(Value& node, const VectorSelector& selector) {
  node.set("kind", "vector_selector");
  set_selector(node, selector);
}

void set_parts(Value& node, const MatrixSelector& matrix) {
  node.set("kind", "matrix_selector");
  set_selector(node, matrix.vector);
  node.set("range", duration_value(matrix.range));
}

void set_parts(Value& node, const Subquery& subquery) {
  node.set("kind", "subquery");
  node.set("range", duration_value(subquery.range));
  if (subquery.step) node.set("step", duration_value(*subquery.step));
  set_shift(node, subquery.shift);
  node.set("expr", tree_value(*subquery.expr));
}

void set_parts(Value& node, const Paren& paren) {
  node.set("kind", "parentheses");
  node.set("expr", tree_value(*paren.inner));
}

void set_parts(Value& node, const Unary& unary) {
  node.set("kind", "unary");
  node.set("op", unary.negative ? "-" : "+");
  node.set("expr", tree_value(*unary.operand));
}

void set_parts(Value& node, const Binary& binary) {
  node.set("kind", "binary");
  node.set("op", to_string(binary.op));
  if (binary.return_bool) node.set("bool", true);
  if (binary.matching) set_matching(node, *binary.matching);
  if (binary.fill.left) node.set("fill_left", number_value(binary.fill.left->value));
  if (binary.fill.right) node.set("fill_right", number_value(binary.fill.right->value));
  node.set("lhs", tree_value(*binary.lhs));
  node.set("rhs", tree_value(*binary.rhs));
}

void set_parts(Value& node, const Aggregation& aggregation) {
  node.set("kind", "aggregation");
  node.set("op", to_string(aggregation.op));
  if (aggregation.grouping)
    node.set(aggregation.grouping->kind == GroupingKind::By ? "by" : "without",
             names_value(aggregation.grouping->labels));
  if (aggregation.parameter) node.set("parameter", tree_value(**aggregation.parameter));
  node.set("expr", tree_value(*aggregation.operand));
}

void set_parts(Value& node, const Call& call) {
  node.set("kind", "call");
  node.set("function", call.function);
  Value arguments = Value::array();
  for (const Expr& argument : call.args)
    arguments.append(tree_value(argument));
  node.set("arguments", std::move(arguments));
}

}  // namespace

Value tree_value(const Expr& expr) {
  Value node = Value::object(
      {{"type", api_name(type_of(expr))}, {"start", expr.span.begin}, {"end", expr.span.end}});
  std::visit([&](const auto& part) { set_parts(node, part); }, expr.node);
  return node;
}

}  // namespace obsgen::pipeline
