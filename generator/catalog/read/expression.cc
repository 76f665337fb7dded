// The expression is parsed as a template, so that every Grafana reference is a macro in the tree
// with a place, and one walk tells which of them a catalog may have.
#include "catalog/read/expression.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/fragment.h"
#include "base/overloaded.h"
#include "catalog/read/values.h"
#include "promql/macro.h"
#include "promql/parse.h"

namespace obsgen::catalog {

namespace {

using namespace promql;

constexpr std::string_view kWindow = "$window";

/// Collects what a catalog's expression must not have; places are bytes of the expression.
class TemplateRules {
 public:
  Diagnostics take() { return std::move(found_); }

  void visit(const Expr& expr) {
    std::visit(
        Overloaded{[](const NumberLiteral&) {}, [](const StringLiteral&) {},
                   [&](const Macro& macro) { refuse_macro(macro, expr.span, Position::Value); },
                   [&](const VectorSelector& selector) { visit(selector, expr.span); },
                   [&](const MatrixSelector& selector) {
                     visit(selector.vector, expr.span);
                     visit(selector.range);
                   },
                   [&](const Subquery& subquery) { visit(subquery); },
                   [&](const Paren& paren) { visit(*paren.inner); },
                   [&](const Unary& unary) { visit(*unary.operand); },
                   [&](const Binary& binary) { visit(binary); },
                   [&](const Aggregation& aggregation) { visit(aggregation); },
                   [&](const Call& call) {
                     for (const Expr& argument : call.args)
                       visit(argument);
                   }},
        expr.node);
  }

 private:
  enum class Position { Duration, Value };

  void refuse_macro(const Macro& macro, Span span, Position position) {
    const bool window = macro.text == kWindow;
    if (window && position == Position::Duration) return;
    found_.push_back({.code = "catalog/variable",
                      .place = {.file = 0, .span = span},
                      .message = window ? "'$window' stands for a duration, not for a value"
                                        : fmt::format("'{}' cannot stand here", macro.text),
                      .help = window ? "" : "$window is the only variable of an expression"});
  }

  void visit(const VectorSelector& selector, Span span) {
    for (const Macro& macro : selector.macros)
      refuse_macro(macro, span, Position::Value);
    for (const Matcher& matcher : selector.matchers)
      visit(matcher);
    visit(selector.shift);
  }

  void visit(const Matcher& matcher) {
    if (matcher.label == "job") {
      found_.push_back({.code = "catalog/scope",
                        .place = {.file = 0, .span = matcher.span},
                        .message = "'job' is not matched in a catalog",
                        .help = "leave it away: every selector gets the operator's job"});
    } else if (const auto macro = find_macro(matcher.value); !macro.empty()) {
      found_.push_back({.code = "catalog/variable",
                        .place = {.file = 0, .span = matcher.value_span},
                        .message = fmt::format("'{}' is no value of '{}'", macro, matcher.label),
                        .help = "leave the matcher away: dashboards select by their variables, "
                                "and rules have none"});
    }
  }

  void visit(const DurationExpr& duration) {
    std::visit(Overloaded{[](const NumberLiteral&) {}, [](DurationFunction) {},
                          [&](const Macro& macro) {
                            refuse_macro(macro, duration.span, Position::Duration);
                          },
                          [&](const DurationSign& sign) { visit(*sign.operand); },
                          [&](const DurationBinary& binary) {
                            visit(*binary.lhs);
                            visit(*binary.rhs);
                          },
                          [&](const DurationParen& paren) { visit(*paren.inner); }},
               duration.node);
  }

  void visit(const TimeShift& shift) {
    if (shift.offset) visit(*shift.offset);
  }

  void visit(const Subquery& subquery) {
    visit(*subquery.expr);
    visit(subquery.range);
    if (subquery.step) visit(*subquery.step);
    visit(subquery.shift);
  }

  void visit(const std::vector<LabelName>& labels) {
    for (const LabelName& label : labels) {
      if (label.is_macro) refuse_macro({label.name}, label.span, Position::Value);
    }
  }

  void visit(const Binary& binary) {
    if (binary.matching) {
      visit(binary.matching->labels);
      visit(binary.matching->include);
    }
    visit(*binary.lhs);
    visit(*binary.rhs);
  }

  void visit(const Aggregation& aggregation) {
    if (aggregation.grouping) visit(aggregation.grouping->labels);
    if (aggregation.parameter) visit(**aggregation.parameter);
    visit(*aggregation.operand);
  }

  Diagnostics found_{};
};

}  // namespace

std::optional<model::ExprDefinition> read_expression(const Node& node, Diagnostics& diagnostics) {
  auto source = read_fragment(node, diagnostics);
  if (!source) return std::nullopt;
  auto parsed = promql::parse(source->text, Dialect::Template);
  append(diagnostics, relocate(std::move(parsed.diagnostics), *source));
  if (!parsed.value) return std::nullopt;
  TemplateRules rules;
  rules.visit(*parsed.value);
  append(diagnostics, relocate(rules.take(), *source));
  return model::ExprDefinition{.expr = *std::move(parsed.value), .source = *std::move(source)};
}

}  // namespace obsgen::catalog
