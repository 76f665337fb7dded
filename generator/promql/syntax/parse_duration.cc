#include <fmt/format.h>

#include "promql/syntax/literal.h"
#include "promql/syntax/parser.h"

// Durations are a language of their own: numbers, `step()`, `range()`, `min_of`, `max_of`,
// arithmetic and parentheses. A sign before a literal becomes part of it; a `+` before anything
// else says nothing and is dropped, except where it ends an offset (see `offset_duration`).
namespace obsgen::promql {
namespace {

std::optional<DurationOp> duration_op(const Token& token) {
  if (token.kind != TokenKind::Operator) return std::nullopt;
  switch (token.binary_op()) {
    case BinaryOp::Add:
      return DurationOp::Add;
    case BinaryOp::Subtract:
      return DurationOp::Subtract;
    case BinaryOp::Multiply:
      return DurationOp::Multiply;
    case BinaryOp::Divide:
      return DurationOp::Divide;
    case BinaryOp::Modulo:
      return DurationOp::Modulo;
    case BinaryOp::Power:
      return DurationOp::Power;
    default:
      return std::nullopt;
  }
}

constexpr std::string_view kWanted = "a duration";

bool is_negative(const Token& sign) { return sign.binary_op() == BinaryOp::Subtract; }

}  // namespace

DurationNode Parser::duration_leaf(DurationExpr leaf) {
  return {std::make_unique<DurationExpr>(std::move(leaf)), 1};
}

DurationNode Parser::duration(int min_precedence) {
  const Nested nested{nesting_};
  if (too_deep(nesting_ - 1, peek().span)) return {};
  DurationNode lhs = duration_operand();
  while (lhs) {
    const std::optional<DurationOp> op = duration_op(peek());
    if (!op || precedence(*op) < min_precedence) break;
    const Span op_span = next().span;
    DurationNode rhs = duration(precedence(*op) + (*op == DurationOp::Power ? 0 : 1));
    if (!rhs || !check_divisor(*op, *rhs, op_span)) return {};
    const std::uint32_t depth = std::max(lhs.depth, rhs.depth) + 1;
    const Span span = cover(lhs->span, rhs->span);
    if (too_deep(depth, span)) return {};
    lhs = {std::make_unique<DurationExpr>(
               DurationExpr{DurationBinary{*op, false, Box<DurationExpr>{std::move(lhs.value)},
                                           Box<DurationExpr>{std::move(rhs.value)}},
                            span}),
           depth};
  }
  return lhs;
}

bool Parser::check_divisor(DurationOp op, const DurationExpr& divisor, Span op_span) {
  if (op != DurationOp::Divide && op != DurationOp::Modulo) return true;
  const auto* number = std::get_if<NumberLiteral>(&divisor.node);
  if (number == nullptr || number->value != 0) return true;
  error(cover(op_span, divisor.span), "promql/duration",
        op == DurationOp::Divide ? "division by zero" : "remainder of a division by zero");
  return false;
}

// Signs are applied from the inside out, without recursion.
DurationNode Parser::duration_operand() {
  if (!at_sign()) return duration_primary();
  const std::size_t first = at_;
  while (at_sign())
    next();
  const std::size_t end = at_;
  DurationNode node = duration(kSignPrecedence + 1);
  for (std::size_t i = end; node && i > first; --i)
    node = signed_duration(std::move(node), tokens_[i - 1]);
  return node;
}

DurationNode Parser::signed_duration(DurationNode operand, const Token& sign) {
  const Span span = cover(sign.span, operand->span);
  if (auto* number = std::get_if<NumberLiteral>(&operand->node)) {
    if (is_negative(sign)) number->value = -number->value;
    operand->span = span;
    return operand;
  }
  if (!is_negative(sign)) return operand;
  const std::uint32_t depth = operand.depth + 1;
  if (too_deep(depth, span)) return {};
  return {std::make_unique<DurationExpr>(
              DurationExpr{DurationSign{true, Box<DurationExpr>{std::move(operand.value)}}, span}),
          depth};
}

DurationNode Parser::duration_primary() {
  const Token& token = peek();
  switch (token.kind) {
    case TokenKind::Number:
    case TokenKind::Duration: {
      const std::optional<NumberLiteral> value = literal();
      if (!value) return {};
      if (is_duration_out_of_range(value->value)) {
        error(token.span, "promql/duration",
              fmt::format("duration '{}' is too long: at most 292 years", text_of(token.span)));
        return {};
      }
      return duration_leaf({*value, token.span});
    }
    case TokenKind::Macro:
      next();
      return duration_leaf({Macro{std::string{text_of(token.span)}}, token.span});
    case TokenKind::Step:
    case TokenKind::Range:
    case TokenKind::MinOf:
    case TokenKind::MaxOf:
      return duration_call();
    case TokenKind::LeftParen:
      return duration_parenthesis();
    default:
      expected(kWanted);
      return {};
  }
}

DurationNode Parser::duration_call() {
  const Token& name = next();
  const Span opener = peek().span;
  if (!accept(TokenKind::LeftParen)) {
    expected(fmt::format("'(' behind '{}'", text_of(name.span)));
    return {};
  }
  if (name.kind == TokenKind::Step || name.kind == TokenKind::Range) {
    if (!close(opener)) return {};
    const auto function =
        name.kind == TokenKind::Step ? DurationFunction::Step : DurationFunction::Range;
    return duration_leaf({function, cover(name.span, last_span())});
  }
  DurationNode lhs = duration(1);
  if (!lhs) return {};
  if (!accept(TokenKind::Comma)) {
    expected("',' and a second duration");
    return {};
  }
  DurationNode rhs = duration(1);
  if (!rhs || !close(opener)) return {};
  const std::uint32_t depth = std::max(lhs.depth, rhs.depth) + 1;
  const Span span = cover(name.span, last_span());
  if (too_deep(depth, span)) return {};
  const DurationOp op = name.kind == TokenKind::MinOf ? DurationOp::MinOf : DurationOp::MaxOf;
  return {std::make_unique<DurationExpr>(
              DurationExpr{DurationBinary{op, false, Box<DurationExpr>{std::move(lhs.value)},
                                          Box<DurationExpr>{std::move(rhs.value)}},
                           span}),
          depth};
}

DurationNode Parser::duration_parenthesis() {
  const Span opener = next().span;
  DurationNode inner = duration(1);
  if (!inner || !close(opener)) return {};
  inner->span = cover(opener, last_span());
  if (auto* binary = std::get_if<DurationBinary>(&inner->node)) {
    binary->wrapped = true;
    return inner;
  }
  const Span span = inner->span;
  const std::uint32_t depth = inner.depth + 1;
  if (too_deep(depth, span)) return {};
  return {std::make_unique<DurationExpr>(
              DurationExpr{DurationParen{Box<DurationExpr>{std::move(inner.value)}}, span}),
          depth};
}

// An offset of several signs before parentheses, of which all but one fall away. The parentheses
// behind the only sign of an offset need no gate, these do: a second pair keeps the memory of it.
DurationNode Parser::many_signed_offset() {
  DurationNode node = duration(1);
  if (!node) return {};
  auto* sign = std::get_if<DurationSign>(&node->node);
  if (sign != nullptr && std::holds_alternative<DurationParen>(sign->operand->node)) {
    DurationExpr inner = std::move(*sign->operand);
    const Span span = inner.span;
    sign->operand = DurationExpr{DurationParen{std::move(inner)}, span};
  }
  return node;
}

// Behind `offset` a literal or call with at most one sign, or a signed parenthesis, is the whole
// offset, so that `m offset 5m * 2` multiplies m. Anything else goes on as far as it can.
DurationNode Parser::offset_duration() {
  const bool has_sign = at_sign();
  const Token& start = peek(has_sign ? 1 : 0);
  if (start.kind == TokenKind::Operator) return many_signed_offset();
  if (start.kind == TokenKind::LeftParen && !has_sign) return duration(1);
  if (!has_sign) return duration_primary();
  const Token& sign = next();
  DurationNode operand = duration_primary();
  if (!operand) return {};
  if (is_negative(sign) || std::holds_alternative<NumberLiteral>(operand->node))
    return signed_duration(std::move(operand), sign);
  const Span span = cover(sign.span, operand->span);
  const std::uint32_t depth = operand.depth + 1;
  return {std::make_unique<DurationExpr>(
              DurationExpr{DurationSign{false, Box<DurationExpr>{std::move(operand.value)}}, span}),
          depth};
}

}  // namespace obsgen::promql
