#include "promql/syntax/type_check.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "promql/functions.h"
#include "promql/macro.h"
#include "promql/operators.h"
#include "promql/regex.h"
#include "promql/syntax/parser.h"

namespace obsgen::promql {
namespace {

constexpr std::string_view kNameLabel = "__name__";

class TypeChecker {
 public:
  TypeChecker(Dialect dialect, Diagnostics& diagnostics)
      : dialect_(dialect), diagnostics_(diagnostics) {}

  ValueType check(Expr& expr) {
    const Span span = expr.span;
    return std::visit(
        Overloaded{[](const NumberLiteral&) { return ValueType::Scalar; },
                   [](const StringLiteral&) { return ValueType::String; },
                   [](const Macro&) { return ValueType::Unknown; },
                   [&](const VectorSelector& selector) {
                     selector_names(selector, span);
                     nonempty_matcher(selector, span);
                     return ValueType::Vector;
                   },
                   [&](const MatrixSelector& matrix) {
                     selector_names(matrix.vector, span);
                     nonempty_matcher(matrix.vector, span);
                     return ValueType::Matrix;
                   },
                   [&](Subquery& subquery) { return check_subquery(subquery); },
                   [&](Paren& paren) { return check(*paren.inner); },
                   [&](Unary& unary) { return check_unary(unary, span); },
                   [&](Binary& binary) { return check_binary(binary, span); },
                   [&](Aggregation& aggregation) { return check_aggregation(aggregation); },
                   [&](Call& call) { return check_call(call, span); }},
        expr.node);
  }

 private:
  void error(Span span, std::string code, std::string message, std::string help = {}) {
    if (diagnostics_.size() >= kMaxProblems) return;
    diagnostics_.push_back({.code = std::move(code),
                            .place = {.file = 0, .span = span},
                            .message = std::move(message),
                            .help = std::move(help)});
  }

  bool is_open(std::string_view text) const {
    return dialect_ == Dialect::Template && has_macro(text);
  }

  // One name only: outside the braces or inside.
  void selector_names(const VectorSelector& selector, Span span) {
    if (selector.name.empty()) return;
    for (const Matcher& matcher : selector.matchers)
      if (matcher.label == kNameLabel)
        error(
            span, "promql/matcher",
            fmt::format("metric name is set twice, as '{}' and '{}'", selector.name, matcher.value),
            "leave one of the two");
  }

  // Every regular expression is checked; a selector without a name needs a matcher that an absent
  // label does not pass.
  bool has_nonempty_matcher(const VectorSelector& selector) {
    bool found = false;
    for (const Matcher& matcher : selector.matchers)
      found = rejects_empty(matcher) || found;
    return found;
  }

  void nonempty_matcher(const VectorSelector& selector, Span span) {
    const bool found = has_nonempty_matcher(selector);
    if (found || !selector.name.empty() || !selector.macros.empty()) return;
    error(span, "promql/empty-matcher",
          "selector needs a metric name or a matcher that does not match the empty value",
          "without one it would read every series");
  }

  bool rejects_empty(const Matcher& matcher) {
    if (matcher.label_is_macro || is_open(matcher.value)) return true;
    switch (matcher.op) {
      case MatchOp::Equal:
        return !matcher.value.empty();
      case MatchOp::NotEqual:
        return matcher.value.empty();
      case MatchOp::Regex:
      case MatchOp::NotRegex:
        break;
    }
    const RegexFacts facts = examine_regex(matcher.value);
    if (!facts.problem.empty())
      error(matcher.value_span, "promql/regex",
            fmt::format("'{}' is not a regular expression: {}", matcher.value, facts.problem));
    return facts.matches_empty == (matcher.op == MatchOp::NotRegex);
  }

  ValueType check_subquery(Subquery& subquery) {
    const ValueType type = check(*subquery.expr);
    if (!fits(type, ValueType::Vector))
      error(subquery.expr->span, "promql/type",
            fmt::format("a subquery reads an instant vector, found {}", with_article(type)));
    return ValueType::Matrix;
  }

  ValueType check_unary(Unary& unary, Span span) {
    const ValueType type = check(*unary.operand);
    if (type == ValueType::String || type == ValueType::Matrix)
      error(span, "promql/type",
            fmt::format("a sign stands before a scalar or an instant vector, found {}",
                        with_article(type)),
            range_help(type));
    return type;
  }

  static std::string range_help(ValueType type) {
    return type == ValueType::Matrix ? "a function such as rate() makes one value of a range" : "";
  }

  ValueType check_aggregation(Aggregation& aggregation) {
    const std::string_view name = to_string(aggregation.op);
    const ValueType type = check(*aggregation.operand);
    if (!fits(type, ValueType::Vector))
      error(aggregation.operand->span, "promql/type",
            fmt::format("'{}' aggregates an instant vector, found {}", name, with_article(type)),
            range_help(type));
    if (!aggregation.parameter) return ValueType::Vector;
    Expr& parameter = **aggregation.parameter;
    const ValueType wanted =
        aggregation.op == AggregateOp::CountValues ? ValueType::String : ValueType::Scalar;
    const ValueType found = check(parameter);
    if (!fits(found, wanted))
      error(parameter.span, "promql/type",
            fmt::format("the parameter of '{}' is {}, found {}", name, with_article(wanted),
                        with_article(found)));
    return ValueType::Vector;
  }

  ValueType check_call(Call& call, Span span) {
    const Function* function = find_function(call.function);
    if (function == nullptr) {
      if (!is_open(call.function)) unknown_function(call);
      for (Expr& argument : call.args)
        check(argument);
      return ValueType::Unknown;
    }
    argument_count(*function, call, span);
    const bool info = function->name == "info" && call.args.size() > 1;
    for (std::size_t i = 0; i < call.args.size(); ++i) {
      if (info && i == 1) {
        info_selector(call.args[i]);
        continue;
      }
      const ValueType found = check(call.args[i]);
      if (i < function->parameter_count || function->repeats != 0)
        argument_type(*function, function->parameter(i).type, found, call.args[i]);
    }
    return function->result;
  }

  void unknown_function(const Call& call) {
    const Function* closest = closest_function(call.function);
    std::string help;
    if (call.function == "holt_winters")
      help = "it is called double_exponential_smoothing since Prometheus 3.0";
    else if (closest != nullptr)
      help = fmt::format("did you mean '{}'?", closest->name);
    error(call.name_span, "promql/unknown-function",
          fmt::format("unknown function '{}'", call.function), std::move(help));
  }

  void argument_count(const Function& function, const Call& call, Span span) {
    const std::size_t count = call.args.size();
    if (function.accepts(count)) return;
    const std::size_t least = function.required();
    const std::size_t most =
        static_cast<std::size_t>(function.parameter_count + std::max(function.repeats, 0));
    std::string wanted = fmt::format("{}", least);
    if (function.repeats == Function::kUnlimited)
      wanted = fmt::format("at least {}", least);
    else if (most != least)
      wanted = fmt::format("{} to {}", least, most);
    error(span, "promql/arguments",
          fmt::format("'{}' takes {} argument{}, found {}", function.name, wanted,
                      wanted == "1" ? "" : "s", count));
  }

  void argument_type(const Function& function, ValueType wanted, ValueType found,
                     const Expr& argument) {
    if (fits(found, wanted)) return;
    std::string help;
    if (wanted == ValueType::Matrix && found == ValueType::Vector)
      help = std::holds_alternative<VectorSelector>(argument.node)
                 ? "give the selector a range, such as '[5m]'"
                 : "a subquery makes a range of it: '[5m:]'";
    else if (wanted == ValueType::Vector)
      help = range_help(found);
    error(argument.span, "promql/type",
          fmt::format("'{}' takes {} here, found {}", function.name, with_article(wanted),
                      with_article(found)),
          std::move(help));
  }

  // `info`'s second argument is a pair of braces, which may be empty.
  void info_selector(Expr& argument) {
    const auto* selector = std::get_if<VectorSelector>(&argument.node);
    if (selector != nullptr && selector->name.empty()) {
      has_nonempty_matcher(*selector);
      return;
    }
    if (check(argument) == ValueType::Unknown) return;
    error(argument.span, "promql/arguments",
          "the second argument of 'info' is made of matchers only",
          "such as '{k8s_pod_name!=\"\"}'");
  }

  ValueType check_binary(Binary& binary, Span span) {
    const ValueType lhs = check(*binary.lhs);
    const ValueType rhs = check(*binary.rhs);
    check_side(lhs, *binary.lhs);
    check_side(rhs, *binary.rhs);
    check_comparison(binary, lhs, rhs);
    shared_labels(binary);
    const bool vectors = fits(lhs, ValueType::Vector) && fits(rhs, ValueType::Vector);
    if (vectors)
      check_set_operator(binary);
    else
      check_without_vectors(binary, span);
    if (is_set_operator(binary.op) && (lhs == ValueType::Scalar || rhs == ValueType::Scalar))
      error(binary.op_span, "promql/type",
            fmt::format("'{}' combines instant vectors, found a scalar", to_string(binary.op)),
            "vector() makes a vector of a scalar");
    return binary_type(lhs, rhs);
  }

  void check_side(ValueType type, const Expr& side) {
    if (type != ValueType::String && type != ValueType::Matrix) return;
    error(
        side.span, "promql/type",
        fmt::format("an operator takes scalars and instant vectors, found {}", with_article(type)),
        range_help(type));
  }

  void check_comparison(const Binary& binary, ValueType lhs, ValueType rhs) {
    if (binary.return_bool && !is_comparison(binary.op))
      error(binary.op_span, "promql/modifier",
            fmt::format("'bool' stands behind a comparison, found '{}'", to_string(binary.op)));
    if (!binary.return_bool && is_comparison(binary.op) && lhs == ValueType::Scalar &&
        rhs == ValueType::Scalar)
      error(binary.op_span, "promql/type",
            fmt::format("a comparison of scalars needs 'bool': '{} bool'", to_string(binary.op)));
  }

  void shared_labels(const Binary& binary) {
    if (!binary.matching || binary.matching->kind != MatchKind::On ||
        binary.matching->include.empty())
      return;
    std::vector<std::string_view> on;
    for (const LabelName& label : binary.matching->labels)
      on.emplace_back(label.name);
    std::ranges::sort(on);
    for (const LabelName& label : binary.matching->include)
      if (std::ranges::binary_search(on, label.name))
        error(label.span, "promql/modifier",
              fmt::format("label '{}' stands in 'on' and 'group_{}' at once", label.name,
                          binary.matching->group == GroupSide::Left ? "left" : "right"));
  }

  void check_set_operator(const Binary& binary) {
    if (!is_set_operator(binary.op)) return;
    if (binary.matching && binary.matching->group != GroupSide::None)
      error(binary.op_span, "promql/modifier",
            fmt::format("'{}' cannot be grouped", to_string(binary.op)));
    if (binary.fill.left || binary.fill.right)
      error(binary.op_span, "promql/modifier",
            fmt::format("'{}' has no missing series to fill", to_string(binary.op)));
  }

  void check_without_vectors(Binary& binary, Span span) {
    if (binary.matching && !binary.matching->labels.empty())
      error(span, "promql/modifier", "'on' and 'ignoring' match two instant vectors");
    if (binary.fill.left || binary.fill.right)
      error(span, "promql/modifier", "'fill' fills between two instant vectors");
    if (binary.matching && binary.matching->labels.empty() && warnings_++ < kMostWarnings)
      diagnostics_.push_back({.severity = Severity::Warning,
                              .code = "promql/matching",
                              .place = {.file = 0, .span = binary.op_span},
                              .message = "'on' and 'ignoring' do nothing without two vectors",
                              .help = "remove it"});
    binary.matching.reset();
  }

  static constexpr std::size_t kMostWarnings = 50;

  Dialect dialect_;
  Diagnostics& diagnostics_;
  std::size_t warnings_ = 0;
};

}  // namespace

ValueType check_types(Expr& expr, Dialect dialect, Diagnostics& diagnostics) {
  return TypeChecker{dialect, diagnostics}.check(expr);
}

}  // namespace obsgen::promql
