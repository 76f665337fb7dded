#include <string>

#include "base/overloaded.h"
#include "base/source_file.h"
#include "pipeline/ask/answers.h"
#include "promql/operators.h"
#include "promql/print_duration.h"
#include "promql/quote.h"
#include "promql/types.h"

namespace obsgen::pipeline {

namespace {

using namespace promql;

// Seconds, or the text of what only a query knows.
void write_duration(JsonLine& out, std::string_view key, const DurationExpr& duration) {
  if (const auto* literal = std::get_if<NumberLiteral>(&duration.node))
    return out.number(key, literal->value);
  std::string text;
  append_range(text, duration);
  out.text(key, text);
}

void write_labels(JsonLine& out, std::string_view key, const std::vector<LabelName>& labels) {
  std::vector<std::string> names;
  for (const LabelName& label : labels)
    names.push_back(label.name);
  out.names(key, names);
}

// Bytes that JSON cannot hold are shown as the PromQL string that denotes them.
void write_string(JsonLine& out, const std::string& bytes) {
  const bool is_text =
      bytes.find('\0') == std::string::npos && find_invalid_utf8(bytes) == std::string_view::npos;
  out.text(is_text ? "value" : "quoted", is_text ? bytes : quote(bytes));
}

void write_matchers(JsonLine& out, const VectorSelector& selector) {
  out.array("matchers", [&] {
    for (const Matcher& matcher : selector.matchers)
      out.item([&] {
        out.text("label", json_text(matcher.label));
        out.text("op", to_string(matcher.op));
        out.place(matcher.span);
        write_string(out, matcher.value);
      });
    for (const Macro& macro : selector.macros)
      out.item([&] { out.text("reference", macro.text); });
  });
}

void write_at(JsonLine& out, const At& at) {
  std::visit(Overloaded{[&](std::int64_t milliseconds) {
                          out.number("at", static_cast<double>(milliseconds) / 1000);
                        },
                        [&](AtAnchor anchor) {
                          out.text("at", anchor == AtAnchor::Start ? "start()" : "end()");
                        },
                        [&](const Macro& macro) { out.text("at", macro.text); }},
             at.time);
}

void write_shift(JsonLine& out, const TimeShift& shift) {
  if (shift.offset) write_duration(out, "offset", *shift.offset);
  if (shift.at) write_at(out, *shift.at);
}

void write_selector(JsonLine& out, const VectorSelector& selector) {
  if (!selector.name.empty()) out.text("name", selector.name);
  write_matchers(out, selector);
  write_shift(out, selector.shift);
  if (selector.extension == Extension::Anchored) out.text("extension", "anchored");
  if (selector.extension == Extension::Smoothed) out.text("extension", "smoothed");
}

void write_matching(JsonLine& out, const VectorMatching& matching) {
  write_labels(out, matching.kind == MatchKind::On ? "on" : "ignoring", matching.labels);
  if (matching.group == GroupSide::None) return;
  write_labels(out, matching.group == GroupSide::Left ? "group_left" : "group_right",
               matching.include);
}

void write_child(JsonLine& out, std::string_view key, const Expr& child) {
  out.object(key, [&] { write_tree(out, child); });
}

void write_parts(JsonLine& out, const NumberLiteral& literal) {
  out.text("kind", literal.is_duration ? "duration" : "number");
  out.number("value", literal.value);
}

void write_parts(JsonLine& out, const StringLiteral& literal) {
  out.text("kind", "string");
  write_string(out, literal.value);
}

void write_parts(JsonLine& out, const Macro& macro) {
  out.text("kind", "reference");
  out.text("text", macro.text);
}

void write_parts(JsonLine& out, const VectorSelector& selector) {
  out.text("kind", "vector_selector");
  write_selector(out, selector);
}

void write_parts(JsonLine& out, const MatrixSelector& matrix) {
  out.text("kind", "matrix_selector");
  write_selector(out, matrix.vector);
  write_duration(out, "range", matrix.range);
}

void write_parts(JsonLine& out, const Subquery& subquery) {
  out.text("kind", "subquery");
  write_duration(out, "range", subquery.range);
  if (subquery.step) write_duration(out, "step", *subquery.step);
  write_shift(out, subquery.shift);
  write_child(out, "expr", *subquery.expr);
}

void write_parts(JsonLine& out, const Paren& paren) {
  out.text("kind", "parentheses");
  write_child(out, "expr", *paren.inner);
}

void write_parts(JsonLine& out, const Unary& unary) {
  out.text("kind", "unary");
  out.text("op", unary.negative ? "-" : "+");
  write_child(out, "expr", *unary.operand);
}

void write_parts(JsonLine& out, const Binary& binary) {
  out.text("kind", "binary");
  out.text("op", to_string(binary.op));
  if (binary.return_bool) out.flag("bool", true);
  if (binary.matching) write_matching(out, *binary.matching);
  if (binary.fill.left) out.number("fill_left", binary.fill.left->value);
  if (binary.fill.right) out.number("fill_right", binary.fill.right->value);
  write_child(out, "lhs", *binary.lhs);
  write_child(out, "rhs", *binary.rhs);
}

void write_parts(JsonLine& out, const Aggregation& aggregation) {
  out.text("kind", "aggregation");
  out.text("op", to_string(aggregation.op));
  if (aggregation.grouping)
    write_labels(out, aggregation.grouping->kind == GroupingKind::By ? "by" : "without",
                 aggregation.grouping->labels);
  if (aggregation.parameter) write_child(out, "parameter", **aggregation.parameter);
  write_child(out, "expr", *aggregation.operand);
}

void write_parts(JsonLine& out, const Call& call) {
  out.text("kind", "call");
  out.text("function", call.function);
  out.array("arguments", [&] {
    for (const Expr& argument : call.args)
      out.item([&] { write_tree(out, argument); });
  });
}

}  // namespace

void write_tree(JsonLine& out, const Expr& expr) {
  out.text("type", api_name(type_of(expr)));
  out.place(expr.span);
  std::visit([&](const auto& part) { write_parts(out, part); }, expr.node);
}

}  // namespace obsgen::pipeline
