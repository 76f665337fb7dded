#include "template/syntax/parser.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "template/parse.h"

namespace obsgen::templates {

Parser::Parser(Tokens tokens) : tokens_(std::move(tokens)) {
  for (const std::string_view name : {"", "labels", "externalLabels", "externalURL", "value"})
    variables_.declare(name, Known{});
}

const Token& Parser::peek(std::size_t ahead) {
  ++steps_;
  const std::size_t last = tokens_.tokens.size() - 1;
  if (failed_) return tokens_.tokens[last];
  const Token& token = tokens_.tokens[std::min(at_ + ahead, last)];
  if (token.kind == TokenKind::Bad && ahead == 0) {
    failed_ = true;
    problems_.push_back(*tokens_.problem);
    return tokens_.tokens[last];
  }
  return token;
}

const Token& Parser::next() {
  const Token& token = peek();
  if (token.kind != TokenKind::End) ++at_;
  return token;
}

bool Parser::is_word(std::size_t ahead, std::string_view word) {
  const Token& token = peek(ahead);
  return token.kind == TokenKind::Keyword && token.text == word;
}

void Parser::report(std::string_view code, Span span, std::string message, std::string help) {
  if (failed_) return;
  problems_.push_back({.code = std::string{code},
                       .place = {0, span},
                       .message = std::move(message),
                       .help = std::move(help)});
}

void Parser::fail(Span span, std::string message, std::string help) {
  report("alert/template-syntax", span, std::move(message), std::move(help));
  failed_ = true;
}

void Parser::fail_at(const Token& token, std::string_view place) {
  if (token.kind == TokenKind::End) return;
  std::string help;
  if (token.text == "/")
    help = "a comment fills its braces: '{{/* … */}}'";
  else if (std::string_view{"+-*%=!<>&"}.find(token.text.front()) != std::string_view::npos)
    help = kNoOperators;
  else if (token.text == ",")
    help = "blanks separate operands";
  if (token.kind == TokenKind::Close)
    return fail(token.span, fmt::format("expected {}, found the end of the action", place));
  fail(token.span, fmt::format("expected {}, found '{}'", place, token.text), std::move(help));
}

bool Parser::enter(Span span) {
  if (++depth_ <= kMaxDepth) return true;
  fail(span, "the text is nested too deeply", fmt::format("at most {} levels", kMaxDepth));
  return false;
}

}  // namespace obsgen::templates
