#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "promql/ast.h"
#include "promql/lexer.h"
#include "promql/parse.h"
#include "promql/token.h"

/// The parse in progress; only `parse.cc` and the parser's own files include this.
namespace obsgen::promql {

/// Deepest tree that is read.
inline constexpr std::uint32_t kMaxDepth = 2000;

/// A subtree and its height, or nothing when it could not be read and that has been reported.
template <class T>
struct Tree {
  std::unique_ptr<T> value{};
  std::uint32_t depth = 0;

  explicit operator bool() const { return value != nullptr; }

  T* operator->() { return value.get(); }

  T& operator*() { return *value; }
};

using Node = Tree<Expr>;
using DurationNode = Tree<DurationExpr>;

/// Recursive descent over the tokens with one loop for all binary operators. Every method that
/// reads a piece leaves the position behind it; when it fails it has reported why.
class Parser {
 public:
  Parser(std::string_view text, const std::vector<Token>& tokens, Diagnostics& diagnostics)
      : text_(text), tokens_(tokens), diagnostics_(diagnostics) {}

  /// The whole input as one expression; null with a report when it is not one.
  std::unique_ptr<Expr> parse();

 private:
  // parser.cc: expressions
  Node expression(int min_precedence);
  Node binary_tail(Node lhs, int min_precedence);
  Node binary(Node lhs, BinaryOp op);
  Node operand();
  Node primary();
  Node name_or_call();
  Node macro();
  Node parenthesis();
  Node number();
  Node string();
  Node with_sign(Node operand, const Token& sign);
  bool binary_operator_follows(BinaryOp& op);
  void unexpected_after_expression();

  // parse_call.cc: calls, aggregations, lists
  struct Arguments {
    std::vector<std::unique_ptr<Expr>> values{};
    std::uint32_t depth = 0;
    bool ok = true;
  };

  Node call();
  Node aggregation();
  Node aggregate(const Token& op, std::optional<Grouping> grouping, Arguments arguments);
  bool argument(Arguments& read);
  bool end_of_argument(Arguments& read);
  std::optional<Arguments> arguments();
  std::optional<Grouping> grouping();
  std::optional<std::vector<LabelName>> label_list(std::string_view after);
  std::optional<LabelName> grouping_label();
  void skip_argument();

  // parse_selector.cc: names and matchers
  Node selector();
  bool matchers(VectorSelector& selector);
  bool matcher(VectorSelector& selector);
  bool matcher_value(VectorSelector& selector, Matcher matcher, Span begin);

  // parse_matching.cc: what stands between an operator and its right side
  struct OperatorModifiers {
    bool return_bool = false;
    std::optional<VectorMatching> matching{};
    Fill fill{};
  };

  std::optional<OperatorModifiers> operator_modifiers();
  std::optional<VectorMatching> matching();
  std::optional<Fill> fill();
  std::optional<NumberLiteral> fill_value();

  // parse_modifiers.cc: what stands behind an operand
  Node modifiers(Node operand);
  Node brackets(Node operand);
  Node range(Node operand, DurationNode range, Span brackets);
  Node subquery(Node operand, DurationNode range, Span opener);
  Node offset(Node operand);
  Node at(Node operand);
  std::optional<At> at_time(Span operand);
  Node extension(Node operand);
  TimeShift* shift_of(Expr& expr, std::string_view modifier);

  // parse_duration.cc
  DurationNode duration(int min_precedence);
  DurationNode duration_operand();
  DurationNode duration_primary();
  DurationNode duration_call();
  DurationNode duration_parenthesis();
  DurationNode offset_duration();
  DurationNode many_signed_offset();
  DurationNode signed_duration(DurationNode operand, const Token& sign);
  DurationNode duration_leaf(DurationExpr leaf);
  std::optional<NumberLiteral> literal();
  bool check_divisor(DurationOp op, const DurationExpr& divisor, Span op_span);

  // Tokens
  const Token& peek(std::size_t ahead = 0) const {
    const std::size_t index = at_ + ahead;
    return tokens_[index < tokens_.size() ? index : tokens_.size() - 1];
  }

  bool at_kind(TokenKind kind) const { return peek().kind == kind; }

  const Token& next() {
    const Token& token = tokens_[at_];
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
  }

  bool accept(TokenKind kind) {
    if (!at_kind(kind)) return false;
    next();
    return true;
  }

  bool at_sign() const {
    return at_kind(TokenKind::Operator) &&
           (peek().binary_op() == BinaryOp::Add || peek().binary_op() == BinaryOp::Subtract);
  }

  /// The token before the current one.
  Span last_span() const { return tokens_[at_ == 0 ? 0 : at_ - 1].span; }

  std::string_view text_of(Span span) const { return text_.substr(span.begin, span.size()); }

  /// Takes the closing parenthesis that belongs to `opener`, or reports that it is missing.
  bool close(Span opener);

  // Reports
  void error(Span span, std::string code, std::string message, std::string help = {});
  /// "expected `wanted`, found …" at the current token; silent where the lexer has spoken.
  void expected(std::string_view wanted, std::string help = {});
  /// Refuses trees that are too deep; gives up the whole parse.
  bool too_deep(std::uint32_t depth, Span span);

  template <class T>
  Node make(T node, Span span, std::uint32_t depth) {
    if (too_deep(depth, span)) return {};
    return {std::make_unique<Expr>(Expr{std::move(node), span}), depth};
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::uint32_t nesting_ = 0;  // open `expression` and `duration` calls
  bool gave_up_ = false;       // nothing more is worth reporting
};

/// One level of recursion while it lives.
class Nested {
 public:
  explicit Nested(std::uint32_t& depth) : depth_(depth) { ++depth_; }

  Nested(const Nested&) = delete;
  Nested& operator=(const Nested&) = delete;

  ~Nested() { --depth_; }

 private:
  std::uint32_t& depth_;
};

}  // namespace obsgen::promql
