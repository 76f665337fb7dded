#include "promql/syntax/parser.h"

#include <fmt/format.h>

#include "promql/quote.h"
#include "promql/syntax/literal.h"

namespace obsgen::promql {

std::unique_ptr<Expr> Parser::parse() {
  if (at_kind(TokenKind::End)) {
    error(peek().span, "promql/syntax", "expected an expression, found nothing");
    return nullptr;
  }
  Node root = expression(1);
  if (!root) return nullptr;
  if (!at_kind(TokenKind::End)) {
    unexpected_after_expression();
    return nullptr;
  }
  return std::move(root.value);
}

Node Parser::expression(int min_precedence) {
  const Nested nested{nesting_};
  if (too_deep(nesting_ - 1, peek().span)) return {};
  Node lhs = operand();
  if (!lhs) return {};
  return binary_tail(std::move(lhs), min_precedence);
}

Node Parser::binary_tail(Node lhs, int min_precedence) {
  BinaryOp op{};
  while (lhs && binary_operator_follows(op) && precedence(op) >= min_precedence)
    lhs = binary(std::move(lhs), op);
  return lhs;
}

// `=` where `==` was meant is reported here and read as `==`.
bool Parser::binary_operator_follows(BinaryOp& op) {
  const Token& token = peek();
  if (token.kind == TokenKind::Operator) {
    op = token.binary_op();
    return true;
  }
  if (token.kind != TokenKind::MatchOperator) return false;
  error(token.span, "promql/syntax", "expected an operator, found '='", "'==' compares");
  op = BinaryOp::Equal;
  return true;
}

Node Parser::binary(Node lhs, BinaryOp op) {
  const Span op_span = next().span;
  std::optional<OperatorModifiers> modifiers = operator_modifiers();
  if (!modifiers) return {};
  Node rhs = expression(precedence(op) + (is_right_associative(op) ? 0 : 1));
  if (!rhs) return {};
  const Span span = cover(lhs->span, rhs->span);
  const std::uint32_t depth = std::max(lhs.depth, rhs.depth) + 1;
  return make(Binary{.op = op,
                     .return_bool = modifiers->return_bool,
                     .matching = std::move(modifiers->matching),
                     .fill = modifiers->fill,
                     .lhs = Box<Expr>{std::move(lhs.value)},
                     .rhs = Box<Expr>{std::move(rhs.value)},
                     .op_span = op_span},
              span, depth);
}

// Prefix signs are collected first and applied from the inside out, so that any number of them is
// read without recursion. They bind like `*`: `-a ^ 2` is `-(a ^ 2)`.
Node Parser::operand() {
  if (!at_sign()) {
    Node node = primary();
    return node ? modifiers(std::move(node)) : Node{};
  }
  const std::size_t first = at_;
  while (at_sign())
    next();
  const std::size_t end = at_;
  Node node = expression(kSignPrecedence + 1);
  for (std::size_t i = end; node && i > first; --i)
    node = with_sign(std::move(node), tokens_[i - 1]);
  return node;
}

Node Parser::with_sign(Node operand, const Token& sign) {
  const bool negative = sign.binary_op() == BinaryOp::Subtract;
  const Span span = cover(sign.span, operand->span);
  if (auto* number = std::get_if<NumberLiteral>(&operand->node)) {
    if (negative) number->value = -number->value;
    operand->span = span;
    return operand;
  }
  const std::uint32_t depth = operand.depth + 1;
  return make(Unary{negative, Box<Expr>{std::move(operand.value)}}, span, depth);
}

Node Parser::primary() {
  switch (peek().kind) {
    case TokenKind::Number:
    case TokenKind::Duration:
      return number();
    case TokenKind::String:
      return string();
    case TokenKind::LeftParen:
      return parenthesis();
    case TokenKind::LeftBrace:
      return selector();
    case TokenKind::Macro:
      return macro();
    default:
      return name_or_call();
  }
}

Node Parser::name_or_call() {
  const Token& token = peek();
  const TokenKind following = peek(1).kind;
  if (token.kind == TokenKind::Aggregator &&
      (following == TokenKind::LeftParen || following == TokenKind::By ||
       following == TokenKind::Without))
    return aggregation();
  if (!is_metric_name(token)) {
    expected("an expression");
    return {};
  }
  switch (token.kind) {
    case TokenKind::Identifier:
    case TokenKind::Start:
    case TokenKind::Finish:
    case TokenKind::Step:
    case TokenKind::Range:
    case TokenKind::MaxOf:
    case TokenKind::MinOf:
      return following == TokenKind::LeftParen ? call() : selector();
    default:
      return selector();
  }
}

// A reference is a function's or a metric's name when the next token says so, else a whole operand.
Node Parser::macro() {
  const Token& token = peek();
  switch (peek(1).kind) {
    case TokenKind::LeftParen:
      return call();
    case TokenKind::LeftBrace:
    case TokenKind::LeftBracket:
    case TokenKind::Offset:
    case TokenKind::At:
    case TokenKind::Anchored:
    case TokenKind::Smoothed:
      return selector();
    default:
      break;
  }
  const bool alone = token.which == 1;
  if (!alone && !is_digit(text_[token.span.begin])) return selector();
  next();
  return make(Macro{std::string{text_of(token.span)}}, token.span, 1);
}

Node Parser::parenthesis() {
  const Span opener = next().span;
  Node inner = expression(1);
  if (!inner) {
    if (gave_up_) return {};
    skip_argument();
    accept(TokenKind::RightParen);
    return {};
  }
  if (!close(opener)) return {};
  const std::uint32_t depth = inner.depth + 1;
  return make(Paren{Box<Expr>{std::move(inner.value)}}, cover(opener, last_span()), depth);
}

Node Parser::number() {
  const Span span = peek().span;
  const std::optional<NumberLiteral> value = literal();
  if (!value) return {};
  return make(*value, span, 1);
}

Node Parser::string() {
  const Span span = next().span;
  return make(StringLiteral{unquote(text_of(span))}, span, 1);
}

// A literal without a value counts as 1, so that nothing else is found wrong with it.
std::optional<NumberLiteral> Parser::literal() {
  const Token& token = next();
  const std::string_view text = text_of(token.span);
  if (token.kind == TokenKind::Number) {
    if (const auto value = number_value(text)) return NumberLiteral{*value, false};
    error(token.span, "promql/number",
          fmt::format("'{}' is not a number that a double can hold", text));
    return NumberLiteral{1, false};
  }
  DurationValue value = duration_value(text);
  if (value.problem.empty()) return NumberLiteral{value.seconds, true};
  error(token.span, "promql/duration", std::move(value.problem));
  return NumberLiteral{1, true};
}

bool Parser::close(Span opener) {
  if (accept(TokenKind::RightParen)) return true;
  if (at_kind(TokenKind::End)) {
    error(opener, "promql/syntax", "'(' is never closed", "add ')'");
    gave_up_ = true;
    return false;
  }
  expected("an operator or ')'");
  return false;
}

void Parser::unexpected_after_expression() {
  const Token& token = peek();
  std::string help;
  if (token.kind == TokenKind::RightParen)
    help = "there is no '(' for it";
  else if (token.kind == TokenKind::By || token.kind == TokenKind::Without)
    help = "grouping stands directly behind an aggregation";
  else if (token.kind == TokenKind::On || token.kind == TokenKind::Ignoring ||
           token.kind == TokenKind::Bool)
    help = "it stands directly behind an operator";
  expected("an operator or the end", std::move(help));
}

void Parser::error(Span span, std::string code, std::string message, std::string help) {
  if (gave_up_) return;
  gave_up_ = diagnostics_.size() + 1 >= kMaxProblems;
  diagnostics_.push_back({.code = std::move(code),
                          .place = {.file = 0, .span = span},
                          .message = std::move(message),
                          .help = std::move(help)});
}

void Parser::expected(std::string_view wanted, std::string help) {
  if (at_kind(TokenKind::Bad)) {
    gave_up_ = true;
    return;
  }
  error(peek().span, "promql/syntax",
        fmt::format("expected {}, found {}", wanted, describe(peek(), text_)), std::move(help));
  if (at_kind(TokenKind::End)) gave_up_ = true;
}

bool Parser::too_deep(std::uint32_t depth, Span span) {
  if (depth <= kMaxDepth) return false;
  error(span, "promql/too-deep",
        fmt::format("expression is nested more than {} levels deep", kMaxDepth));
  gave_up_ = true;
  return true;
}

}  // namespace obsgen::promql
