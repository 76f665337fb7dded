#include <fmt/format.h>

#include "base/source_file.h"
#include "promql/quote.h"
#include "promql/syntax/parser.h"

namespace obsgen::promql {

Node Parser::call() {
  const Span name = next().span;
  std::optional<Arguments> read = arguments();
  if (!read || !read->ok) return {};
  const Span span = cover(name, last_span());
  std::vector<Expr> values;
  values.reserve(read->values.size());
  for (const auto& value : read->values)
    values.push_back(std::move(*value));
  return make(Call{std::string{text_of(name)}, std::move(values), name}, span, read->depth + 1);
}

Node Parser::aggregation() {
  const Token& op = next();
  std::optional<Grouping> group;
  if (!at_kind(TokenKind::LeftParen)) {
    group = grouping();
    if (!group) return {};
    if (!at_kind(TokenKind::LeftParen)) {
      expected("'(' and what to aggregate");
      return {};
    }
  }
  std::optional<Arguments> read = arguments();
  if (!read) return {};
  if (!group && (at_kind(TokenKind::By) || at_kind(TokenKind::Without))) {
    group = grouping();
    if (!group) return {};
  }
  if (!read->ok) return {};
  return aggregate(op, std::move(group), std::move(*read));
}

Node Parser::aggregate(const Token& op, std::optional<Grouping> grouping, Arguments arguments) {
  const std::size_t wanted = takes_parameter(op.aggregate_op()) ? 2 : 1;
  const Span span = cover(op.span, last_span());
  if (arguments.values.size() != wanted) {
    const std::size_t count = arguments.values.size();
    error(span, "promql/arguments",
          fmt::format("'{}' takes {}, found {}", to_string(op.aggregate_op()),
                      wanted == 2 ? "a parameter and a vector" : "one vector",
                      count == 0   ? "nothing"
                      : count == 1 ? "one argument"
                                   : fmt::format("{} arguments", count)));
    return {};
  }
  Aggregation node{.op = op.aggregate_op(),
                   .grouping = std::move(grouping),
                   .operand = Box<Expr>{std::move(arguments.values.back())}};
  if (wanted == 2) node.parameter.emplace(std::move(arguments.values.front()));
  // `by ()` groups by nothing, as no grouping does.
  if (node.grouping && node.grouping->kind == GroupingKind::By && node.grouping->labels.empty())
    node.grouping.reset();
  return make(std::move(node), span, arguments.depth + 1);
}

// A bad argument is skipped, so that the ones behind it are read too; false when the parser gave
// up.
bool Parser::argument(Arguments& read) {
  Node argument = expression(1);
  if (argument) {
    read.depth = std::max(read.depth, argument.depth);
    read.values.push_back(std::move(argument.value));
    return true;
  }
  read.ok = false;
  if (gave_up_) return false;
  skip_argument();
  return true;
}

// Skips what stands behind an argument and belongs to none; false when the parser gave up.
bool Parser::end_of_argument(Arguments& read) {
  if (at_kind(TokenKind::RightParen) || at_kind(TokenKind::End)) return true;
  if (read.ok) expected("an operator, ',' or ')'");
  read.ok = false;
  if (gave_up_) return false;
  skip_argument();
  return true;
}

std::optional<Parser::Arguments> Parser::arguments() {
  const Span opener = next().span;
  Arguments read;
  if (accept(TokenKind::RightParen)) return read;
  while (true) {
    if (!argument(read)) return std::nullopt;
    const Span separator = peek().span;
    if (accept(TokenKind::Comma)) {
      if (!at_kind(TokenKind::RightParen)) continue;
      error(separator, "promql/arguments", "unexpected ',' behind the last argument");
      read.ok = false;
    }
    if (!end_of_argument(read)) return std::nullopt;
    if (accept(TokenKind::Comma)) continue;
    if (!close(opener)) return std::nullopt;
    return read;
  }
}

// Goes to the ',' or ')' that ends the argument in progress.
void Parser::skip_argument() {
  for (std::uint32_t open = 0; !at_kind(TokenKind::End) && !at_kind(TokenKind::Bad); next()) {
    if (at_kind(TokenKind::LeftParen)) {
      ++open;
    } else if (at_kind(TokenKind::RightParen)) {
      if (open == 0) return;
      --open;
    } else if (at_kind(TokenKind::Comma) && open == 0) {
      return;
    }
  }
}

std::optional<Grouping> Parser::grouping() {
  const Token& word = next();
  const bool by = word.kind == TokenKind::By;
  auto labels = label_list(by ? "by" : "without");
  if (!labels) return std::nullopt;
  return Grouping{by ? GroupingKind::By : GroupingKind::Without, std::move(*labels)};
}

std::optional<std::vector<LabelName>> Parser::label_list(std::string_view after) {
  if (!at_kind(TokenKind::LeftParen)) {
    expected(fmt::format("'(' and labels behind '{}'", after));
    return std::nullopt;
  }
  const Span opener = next().span;
  std::vector<LabelName> labels;
  while (!at_kind(TokenKind::RightParen)) {
    std::optional<LabelName> label = grouping_label();
    if (!label) return std::nullopt;
    labels.push_back(std::move(*label));
    if (accept(TokenKind::Comma)) continue;
    if (at_kind(TokenKind::RightParen)) break;
    if (at_kind(TokenKind::End))
      close(opener);
    else
      expected("',' or ')' behind a label");
    return std::nullopt;
  }
  next();
  return labels;
}

std::optional<LabelName> Parser::grouping_label() {
  const Token& token = peek();
  const Span span = token.span;
  if (token.kind == TokenKind::Macro) {
    next();
    return LabelName{std::string{text_of(span)}, true, span};
  }
  if (token.kind == TokenKind::String) {
    std::string name = unquote(text_of(next().span));
    if (name.empty() || find_invalid_utf8(name) != std::string_view::npos)
      error(span, "promql/string", "a label name is UTF-8 and not empty");
    return LabelName{std::move(name), false, span};
  }
  if (!is_grouping_label(token)) {
    expected("a label");
    return std::nullopt;
  }
  next();
  return LabelName{std::string{text_of(span)}, false, span};
}

}  // namespace obsgen::promql
