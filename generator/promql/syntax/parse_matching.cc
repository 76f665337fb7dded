#include "promql/syntax/parser.h"

namespace obsgen::promql {

std::optional<Parser::OperatorModifiers> Parser::operator_modifiers() {
  OperatorModifiers modifiers;
  modifiers.return_bool = accept(TokenKind::Bool);
  switch (peek().kind) {
    case TokenKind::On:
    case TokenKind::Ignoring: {
      auto read = matching();
      if (!read) return std::nullopt;
      // `ignoring ()` alone says nothing.
      const bool says_something =
          read->kind == MatchKind::On || !read->labels.empty() || read->group != GroupSide::None;
      if (says_something) modifiers.matching = std::move(read);
      break;
    }
    case TokenKind::GroupLeft:
    case TokenKind::GroupRight:
      expected("an expression", "'on (…)' or 'ignoring (…)' comes before it");
      return std::nullopt;
    default:
      break;
  }
  const std::optional<Fill> values = fill();
  if (!values) return std::nullopt;
  modifiers.fill = *values;
  return modifiers;
}

std::optional<VectorMatching> Parser::matching() {
  const bool on = next().kind == TokenKind::On;
  auto labels = label_list(on ? "on" : "ignoring");
  if (!labels) return std::nullopt;
  VectorMatching matching{.kind = on ? MatchKind::On : MatchKind::Ignoring,
                          .labels = std::move(*labels)};
  if (!at_kind(TokenKind::GroupLeft) && !at_kind(TokenKind::GroupRight)) return matching;
  const bool left = next().kind == TokenKind::GroupLeft;
  matching.group = left ? GroupSide::Left : GroupSide::Right;
  if (!at_kind(TokenKind::LeftParen)) return matching;
  auto include = label_list(left ? "group_left" : "group_right");
  if (!include) return std::nullopt;
  matching.include = std::move(*include);
  return matching;
}

// `fill_left` and `fill_right` may stand side by side in either order.
std::optional<Fill> Parser::fill() {
  Fill values;
  const TokenKind kind = peek().kind;
  if (kind != TokenKind::Fill && kind != TokenKind::FillLeft && kind != TokenKind::FillRight)
    return values;
  next();
  const std::optional<NumberLiteral> first = fill_value();
  if (!first) return std::nullopt;
  if (kind != TokenKind::FillRight) values.left = first;
  if (kind != TokenKind::FillLeft) values.right = first;
  const bool both = (kind == TokenKind::FillLeft && at_kind(TokenKind::FillRight)) ||
                    (kind == TokenKind::FillRight && at_kind(TokenKind::FillLeft));
  if (!both) return values;
  next();
  const std::optional<NumberLiteral> second = fill_value();
  if (!second) return std::nullopt;
  (kind == TokenKind::FillLeft ? values.right : values.left) = second;
  return values;
}

// A fill value is a number, however it is written.
std::optional<NumberLiteral> Parser::fill_value() {
  const Span opener = next().span;
  const bool negative = at_sign() && next().binary_op() == BinaryOp::Subtract;
  if (!at_kind(TokenKind::Number) && !at_kind(TokenKind::Duration)) {
    expected("a number");
    return std::nullopt;
  }
  const std::optional<NumberLiteral> value = literal();
  if (!value || !close(opener)) return std::nullopt;
  return NumberLiteral{negative ? -value->value : value->value, false};
}

}  // namespace obsgen::promql
