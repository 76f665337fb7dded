#include "promql/macro.h"
#include "promql/quote.h"
#include "promql/syntax/parser.h"

namespace obsgen::promql {

Node Parser::selector() {
  const Span begin = peek().span;
  VectorSelector selector;
  if (!at_kind(TokenKind::LeftBrace)) {
    selector.name_span = next().span;
    selector.name = text_of(selector.name_span);
  }
  if (at_kind(TokenKind::LeftBrace) && !matchers(selector)) return {};
  return make(std::move(selector), cover(begin, last_span()), 1);
}

bool Parser::matchers(VectorSelector& selector) {
  next();
  bool ok = true;
  while (!at_kind(TokenKind::RightBrace)) {
    if (!matcher(selector)) {
      ok = false;
      while (!gave_up_ && !at_kind(TokenKind::Comma) && !at_kind(TokenKind::RightBrace) &&
             !at_kind(TokenKind::Bad) && !at_kind(TokenKind::End))
        next();
    }
    if (accept(TokenKind::Comma)) continue;
    if (at_kind(TokenKind::RightBrace)) break;
    expected("',' or '}' behind a matcher");
    return false;
  }
  next();
  return ok;
}

bool Parser::matcher(VectorSelector& selector) {
  const Token& token = peek();
  const Span span = token.span;
  const bool bare_end = peek(1).kind == TokenKind::Comma || peek(1).kind == TokenKind::RightBrace;
  switch (token.kind) {
    case TokenKind::Macro:
      next();
      if (bare_end) {
        selector.macros.push_back({std::string{text_of(span)}});
        return true;
      }
      return matcher_value(
          selector,
          {.label = std::string{text_of(span)}, .label_span = span, .label_is_macro = true}, span);
    case TokenKind::String: {
      std::string text = unquote(text_of(next().span));
      if (!at_kind(TokenKind::MatchOperator)) {
        selector.matchers.push_back({.label = "__name__",
                                     .value = std::move(text),
                                     .span = span,
                                     .label_span = span,
                                     .value_span = span});
        return true;
      }
      return matcher_value(selector, {.label = std::move(text), .label_span = span}, span);
    }
    case TokenKind::Identifier:
      next();
      return matcher_value(selector, {.label = std::string{text_of(span)}, .label_span = span},
                           span);
    default:
      expected("a label or '}'");
      return false;
  }
}

bool Parser::matcher_value(VectorSelector& selector, Matcher matcher, Span begin) {
  if (!at_kind(TokenKind::MatchOperator)) {
    expected("'=', '!=', '=~' or '!~' behind a label");
    return false;
  }
  matcher.op = next().match_op();
  const Span value = peek().span;
  if (accept(TokenKind::Macro)) {
    // The quotes come with the variable's value: what it matches is open.
    selector.macros.push_back({std::string{text_of(cover(begin, value))}});
    return true;
  }
  if (!at_kind(TokenKind::String)) {
    expected("a quoted value");
    return false;
  }
  matcher.value = unquote(text_of(next().span));
  matcher.span = cover(begin, value);
  matcher.value_span = value;
  selector.matchers.push_back(std::move(matcher));
  return true;
}

}  // namespace obsgen::promql
