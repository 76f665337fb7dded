#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"
#include "base/text.h"
#include "promql/ast.h"
#include "promql/operators.h"

/// The words and signs of PromQL.
namespace obsgen::promql {

enum class TokenKind : std::uint8_t {
  End,
  Bad,  // a lexical error that has been reported; nothing follows but End
  Macro,
  Identifier,
  MetricIdentifier,  // has a colon
  Number,
  Duration,
  String,
  Aggregator,     // which: an AggregateOp
  Operator,       // which: a BinaryOp
  MatchOperator,  // which: a MatchOp; outside braces only `=`
  By,
  Without,
  On,
  Ignoring,
  GroupLeft,
  GroupRight,
  Bool,
  Offset,
  Anchored,
  Smoothed,
  Fill,
  FillLeft,
  FillRight,
  Start,
  Finish,
  Step,
  Range,
  MaxOf,
  MinOf,
  LeftParen,
  RightParen,
  LeftBrace,
  RightBrace,
  LeftBracket,
  RightBracket,
  Comma,
  Colon,
  At,
};

/// A piece of the text. `which` tells members of one kind apart.
struct Token {
  TokenKind kind = TokenKind::End;
  std::uint8_t which = 0;
  Span span{};

  BinaryOp binary_op() const { return static_cast<BinaryOp>(which); }

  AggregateOp aggregate_op() const { return static_cast<AggregateOp>(which); }

  MatchOp match_op() const { return static_cast<MatchOp>(which); }
};

/// A word with a meaning of its own and what it means.
struct Keyword {
  std::string_view text{};
  TokenKind kind{};
  std::uint8_t which = 0;
};

/// The keyword that `word` spells in any case, or null.
const Keyword* find_keyword(std::string_view word);

/// Whether the token may be a metric name outside quotes: identifiers and most keywords.
bool is_metric_name(const Token& token);

/// Whether the token may be a label in a grouping list: identifiers and most keywords.
bool is_grouping_label(const Token& token);

/// `[A-Za-z_]`.
constexpr bool is_alpha(char c) { return is_letter(c) || c == '_'; }

/// Space, tab, line feed, carriage return: nothing else separates.
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// `[A-Za-z_][A-Za-z0-9_]*`: a label name that needs no quotes.
bool is_plain_name(std::string_view name);

/// A name that may stand bare as a metric: `[A-Za-z_:][A-Za-z0-9_:]*` and no forbidden keyword.
bool is_bare_metric_name(std::string_view name);

/// A label that may stand bare in a grouping list: a plain name and no forbidden keyword.
bool is_bare_grouping_label(std::string_view name);

/// What a message calls the token: `'by'`, `number '5'`, `end of input`.
std::string describe(const Token& token, std::string_view text);

}  // namespace obsgen::promql
