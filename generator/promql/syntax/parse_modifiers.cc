#include <cmath>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "promql/syntax/literal.h"
#include "promql/syntax/parser.h"

namespace obsgen::promql {
namespace {

constexpr std::string_view kRangeHelp =
    "give the range to the selector, or write a subquery: '[5m:]'";

// Ranges and offsets are kept in whole milliseconds, written as durations; what is shorter than one
// stays as it was, and so does the one number that overflows.
NumberLiteral in_milliseconds(NumberLiteral literal) {
  const std::int64_t whole = read_milliseconds(literal.value);
  const bool overflown = (whole < 0) != (literal.value < 0);
  if (whole == 0 || overflown) return {literal.value, true};
  return {static_cast<double>(whole) / 1000, true};
}

// A step or offset that rounds to nothing is none.
bool is_nothing(const DurationExpr& duration) {
  const auto* number = std::get_if<NumberLiteral>(&duration.node);
  return number != nullptr && nanoseconds(number->value) == 0;
}

DurationExpr in_milliseconds(DurationExpr duration) {
  if (auto* number = std::get_if<NumberLiteral>(&duration.node)) *number = in_milliseconds(*number);
  return duration;
}

}  // namespace

Node Parser::modifiers(Node operand) {
  while (operand) {
    switch (peek().kind) {
      case TokenKind::LeftBracket:
        operand = brackets(std::move(operand));
        break;
      case TokenKind::Offset:
        operand = offset(std::move(operand));
        break;
      case TokenKind::At:
        operand = at(std::move(operand));
        break;
      case TokenKind::Anchored:
      case TokenKind::Smoothed:
        operand = extension(std::move(operand));
        break;
      default:
        return operand;
    }
  }
  return operand;
}

Node Parser::brackets(Node operand) {
  const Span opener = next().span;
  DurationNode length = duration(1);
  if (!length) return {};
  if (const auto* number = std::get_if<NumberLiteral>(&length->node);
      number != nullptr && !(number->value > 0)) {
    error(length->span, "promql/duration", "a range is longer than 0");
    return {};
  }
  if (at_kind(TokenKind::Colon)) return subquery(std::move(operand), std::move(length), opener);
  if (!accept(TokenKind::RightBracket)) {
    expected("':' or ']'");
    return {};
  }
  return range(std::move(operand), std::move(length), cover(opener, last_span()));
}

Node Parser::range(Node operand, DurationNode range, Span brackets) {
  auto* selector = std::get_if<VectorSelector>(&operand->node);
  if (selector == nullptr) {
    error(brackets, "promql/modifier", "a range stands directly behind a selector only",
          std::string{kRangeHelp});
    return operand;
  }
  if (selector->shift.offset || selector->shift.at) {
    error(brackets, "promql/modifier",
          fmt::format("a range comes before {}", selector->shift.offset ? "'offset'" : "'@'"));
    return operand;
  }
  const Span span = cover(operand->span, brackets);
  operand->span = span;
  return make(MatrixSelector{std::move(*selector), in_milliseconds(std::move(*range))}, span,
              range.depth + 1);
}

Node Parser::subquery(Node operand, DurationNode range, Span opener) {
  next();
  Subquery node{.expr = Box<Expr>{std::move(operand.value)},
                .range = in_milliseconds(std::move(*range))};
  std::uint32_t depth = std::max(operand.depth, range.depth);
  if (!at_kind(TokenKind::RightBracket)) {
    DurationNode step = duration(1);
    if (!step) return {};
    if (const auto* number = std::get_if<NumberLiteral>(&step->node);
        number != nullptr && !(number->value > 0)) {
      error(step->span, "promql/duration", "a step is longer than 0");
      return {};
    }
    depth = std::max(depth, step.depth);
    if (!is_nothing(*step)) node.step = in_milliseconds(std::move(*step));
  }
  if (!accept(TokenKind::RightBracket)) {
    expected("']'");
    return {};
  }
  const Span span = cover(node.expr->span, cover(opener, last_span()));
  return make(std::move(node), span, depth + 1);
}

Node Parser::offset(Node operand) {
  next();
  DurationNode length = offset_duration();
  if (!length) return {};
  if (const auto* number = std::get_if<NumberLiteral>(&length->node);
      number != nullptr && is_duration_out_of_range(number->value)) {
    error(length->span, "promql/duration", "offset is too long: at most 292 years");
    return {};
  }
  TimeShift* shift = shift_of(*operand, "offset");
  const Span span = cover(operand->span, length->span);
  if (shift != nullptr && shift->offset)
    error(span, "promql/modifier", "'offset' is set twice");
  else if (shift != nullptr && !is_nothing(*length))
    shift->offset = in_milliseconds(std::move(*length));
  operand->span = span;
  return operand;
}

Node Parser::at(Node operand) {
  next();
  const Span before = operand->span;
  const std::optional<At> time = at_time(before);
  if (!time) return {};
  TimeShift* shift = shift_of(*operand, "@");
  const Span span = cover(before, last_span());
  if (shift != nullptr && shift->at)
    error(span, "promql/modifier", "'@' is set twice");
  else if (shift != nullptr)
    shift->at = *time;
  operand->span = span;
  return operand;
}

std::optional<At> Parser::at_time(Span operand) {
  const Token& token = peek();
  if (token.kind == TokenKind::Macro) {
    next();
    return At{Macro{std::string{text_of(token.span)}}};
  }
  if (token.kind == TokenKind::Start || token.kind == TokenKind::Finish) {
    next();
    const Span opener = peek().span;
    if (!accept(TokenKind::LeftParen)) {
      expected(fmt::format("'()' behind '{}'", text_of(token.span)));
      return std::nullopt;
    }
    if (!close(opener)) return std::nullopt;
    return At{token.kind == TokenKind::Start ? AtAnchor::Start : AtAnchor::End};
  }
  const bool negative = at_sign() && next().binary_op() == BinaryOp::Subtract;
  if (!at_kind(TokenKind::Number) && !at_kind(TokenKind::Duration)) {
    expected("a time in seconds, start() or end()");
    return std::nullopt;
  }
  const std::optional<NumberLiteral> value = literal();
  if (!value) return std::nullopt;
  constexpr double kLimit = 9223372036854775808.0;
  if (!(std::abs(value->value) < kLimit))
    error(cover(operand, last_span()), "promql/modifier", "time behind '@' is out of bounds");
  return At{timestamp_milliseconds(negative ? -value->value : value->value)};
}

Node Parser::extension(Node operand) {
  const Token& word = next();
  const auto wanted = word.kind == TokenKind::Anchored ? Extension::Anchored : Extension::Smoothed;
  VectorSelector* selector = nullptr;
  if (auto* vector = std::get_if<VectorSelector>(&operand->node)) selector = vector;
  if (auto* matrix = std::get_if<MatrixSelector>(&operand->node)) selector = &matrix->vector;
  const Span span = cover(operand->span, word.span);
  if (selector == nullptr) {
    error(span, "promql/modifier",
          fmt::format("'{}' stands behind a selector only", text_of(word.span)));
  } else if (selector->extension != Extension::None && selector->extension != wanted) {
    error(span, "promql/modifier", "a selector is either 'anchored' or 'smoothed'");
  } else {
    selector->extension = wanted;
  }
  operand->span = span;
  return operand;
}

TimeShift* Parser::shift_of(Expr& expr, std::string_view modifier) {
  if (auto* vector = std::get_if<VectorSelector>(&expr.node)) return &vector->shift;
  if (auto* matrix = std::get_if<MatrixSelector>(&expr.node)) return &matrix->vector.shift;
  if (auto* subquery = std::get_if<Subquery>(&expr.node)) return &subquery->shift;
  error(expr.span, "promql/modifier",
        fmt::format("'{}' stands behind a selector, a range or a subquery only", modifier));
  return nullptr;
}

}  // namespace obsgen::promql
