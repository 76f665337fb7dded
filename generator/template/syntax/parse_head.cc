#include <fmt/format.h>

#include "template/syntax/parser.h"
#include "template/syntax/quoting.h"

/// The braces of actions and the keywords in them.
namespace obsgen::templates {

/// `{{`, without a keyword.
Head Parser::open() {
  const Token& token = next();
  return {.open = std::string{token.text}, .words = {}, .close = {}, .span = token.span};
}

/// `{{` and one keyword.
Head Parser::keyword() {
  Head head = open();
  add_word(head);
  return head;
}

/// A keyword, with the blanks before it.
void Parser::add_word(Head& head) {
  const Token& token = next();
  head.words.append(token.before).append(token.text);
}

/// `}}`, where nothing else may stand any more.
void Parser::close(Head& head, std::string_view place) {
  const Token& token = peek();
  if (token.kind == TokenKind::End) return;
  if (token.kind != TokenKind::Close) {
    fail(token.span, fmt::format("unexpected '{}' behind {}", token.text, place));
    return;
  }
  next();
  head.close.append(token.before).append(token.text);
  head.span = cover(head.span, token.span);
}

/// The `end` of the block that `opened` opens.
Head Parser::end_of(Span opened) {
  if (is_next(TokenKind::End)) {
    report("alert/template-syntax", opened, "the block has no 'end'");
    return {};
  }
  if (is_word(1, "else")) {
    fail(peek(1).span, "'else' where only 'end' may stand");
    return {};
  }
  Head head = keyword();
  close(head, "'end'");
  return head;
}

TemplateName Parser::template_name(std::string_view place) {
  const Token& token = peek();
  if (token.kind != TokenKind::String) {
    fail_at(token, fmt::format("the name of {} in quotes", place));
    return {};
  }
  check_string(token);
  next();
  return {std::string{token.before}, String{std::string{token.text}}, token.span};
}

}  // namespace obsgen::templates
