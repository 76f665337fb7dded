#include "promql/syntax/slips.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "promql/functions.h"
#include "promql/macro.h"
#include "promql/regex.h"
#include "promql/syntax/literal.h"
#include "promql/tree.h"

namespace obsgen::promql {
namespace {

constexpr std::size_t kMost = 50;

class SlipFinder {
 public:
  SlipFinder(std::string_view text, std::span<const Token> tokens) : text_(text), tokens_(tokens) {}

  Diagnostics find(const Expr& expr) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == TokenKind::Number) octal(tokens_[i].span);
      if (tokens_[i].kind == TokenKind::Offset) no_offset(i);
    }
    for_each_expr(expr, [&](const Expr& node) { visit(node); });
    return std::move(found_);
  }

 private:
  std::string_view text_of(Span span) const { return text_.substr(span.begin, span.size()); }

  void warn(std::string code, Span span, std::string message, std::string help) {
    if (found_.size() == kMost) return;
    found_.push_back({.severity = Severity::Warning,
                      .code = std::move(code),
                      .place = {.file = 0, .span = span},
                      .message = std::move(message),
                      .help = std::move(help)});
  }

  // `017` is 15; with an 8 or 9 among the digits, a point or an exponent it is decimal.
  void octal(Span span) {
    const std::string_view text = text_of(span);
    if (text.size() < 2 || text.front() != '0') return;
    if (text.find_first_not_of("01234567_") != std::string_view::npos) return;
    std::string digits;
    std::ranges::remove_copy(text, std::back_inserter(digits), '_');
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    const auto value = number_value(text);
    if (digits.size() < 2 || !value) return;
    warn("promql/octal", span, fmt::format("'{}' is octal: {}", text, *value),
         fmt::format("without the leading 0 it is {}", digits));
  }

  // `offset 0s offset 5m`: the first is none, so that the second is not one too many.
  void no_offset(std::size_t at) {
    const Token& length = tokens_[at + 1];
    const bool literal = length.kind == TokenKind::Number || length.kind == TokenKind::Duration;
    if (!literal || tokens_[at + 2].kind != TokenKind::Offset) return;
    warn("promql/offset", cover(tokens_[at].span, length.span),
         "an offset that another follows does nothing", "remove it");
  }

  void visit(const Expr& node) {
    if (const VectorSelector* selector = selector_of(node)) shift(selector->shift);
    if (const auto* subquery = std::get_if<Subquery>(&node.node)) shift(subquery->shift);
    if (const auto* call = std::get_if<Call>(&node.node)) visit_call(*call);
    if (const auto* aggregation = std::get_if<Aggregation>(&node.node)) count_values(*aggregation);
  }

  // `m offset (5m) + 1` reads the `+ 1` as part of the offset.
  void shift(const TimeShift& shift) {
    if (!shift.offset) return;
    const auto* binary = std::get_if<DurationBinary>(&shift.offset->node);
    const bool is_call =
        binary != nullptr && (binary->op == DurationOp::MinOf || binary->op == DurationOp::MaxOf);
    if (binary == nullptr || binary->wrapped || is_call) return;
    warn("promql/offset", shift.offset->span,
         fmt::format("the offset goes on: '{}' is one duration", text_of(shift.offset->span)),
         "put parentheses around the offset, or around what has it");
  }

  void visit_call(const Call& call) {
    for (const Expr& argument : call.args)
      extension(call, argument);
    const Function* function = find_function(call.function);
    for (std::size_t i = 0; function != nullptr && i < call.args.size(); ++i)
      text(call, *function, i);
  }

  // The names of labels that are written are looked at, and those that `label_join` reads.
  void text(const Call& call, const Function& function, std::size_t index) {
    switch (function.parameter(index).use) {
      case ArgumentUse::Any:
      case ArgumentUse::Quantile:
        return;
      case ArgumentUse::ReadsLabel:
        if (function.labels == LabelEffect::Join) label(call, index);
        return;
      case ArgumentUse::WritesLabel:
        return label(call, index);
      case ArgumentUse::Pattern:
        return regex(call, index);
    }
  }

  void extension(const Call& call, const Expr& argument) {
    const VectorSelector* selector = selector_of(argument);
    if (selector == nullptr || selector->extension == Extension::None) return;
    const bool smoothed = selector->extension == Extension::Smoothed;
    const Function* function = find_function(call.function);
    const auto takes = function == nullptr ? Extended::Never : function->extended;
    if (takes == Extended::Both || (takes == Extended::Anchored && !smoothed)) return;
    warn("promql/fails", argument.span,
         fmt::format("'{}' does not read '{}' selectors", call.function,
                     smoothed ? "smoothed" : "anchored"),
         smoothed ? "delta, increase and rate do" : "delta, increase, rate, changes and resets do");
  }

  void regex(const Call& call, std::size_t index) {
    const auto pattern = string_argument(call, index);
    if (!pattern || has_macro(*pattern)) return;
    if (const auto problem = regex_error(*pattern))
      warn("promql/fails", call.args[index].span,
           fmt::format("'{}' is no regular expression: {}", *pattern, *problem), {});
  }

  void label(const Call& call, std::size_t index) {
    if (const auto name = string_argument(call, index); name && name->empty())
      warn("promql/fails", call.args[index].span, "a label name is not empty", {});
  }

  void count_values(const Aggregation& aggregation) {
    if (aggregation.op != AggregateOp::CountValues || !aggregation.parameter) return;
    const Expr& parameter = **aggregation.parameter;
    const auto* name = std::get_if<StringLiteral>(&parameter.node);
    if (name != nullptr && name->value.empty())
      warn("promql/fails", parameter.span, "a label name is not empty", {});
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  Diagnostics found_{};
};

}  // namespace

Diagnostics slips(std::string_view text, std::span<const Token> tokens, const Expr& expr) {
  return SlipFinder{text, tokens}.find(expr);
}

}  // namespace obsgen::promql
