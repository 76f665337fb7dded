#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/box.h"
#include "base/span.h"

/// PromQL syntax trees: plain values, compared without their places. Terms follow Prometheus's
/// parser.
namespace obsgen::promql {

struct Expr;

/// A Grafana reference kept as it was written: `$__rate_interval`, `${job:regex}`, `[[old]]`. Only
/// in templates.
struct Macro {
  std::string text{};

  bool operator==(const Macro&) const = default;
};

/// `5`, `1e3`, `0x1F`, `Inf`; also a duration used as a number (`1h` is 3600, written as a
/// duration).
struct NumberLiteral {
  double value = 0;
  bool is_duration = false;

  bool operator==(const NumberLiteral& other) const;  // NaN equals NaN
};

/// The bytes that the literal denotes (not its quotes and escapes). References inside stay text.
struct StringLiteral {
  std::string value{};

  bool operator==(const StringLiteral&) const = default;
};

enum class DurationOp { Add, Subtract, Multiply, Divide, Modulo, Power, MinOf, MaxOf };
enum class DurationFunction { Step, Range };

struct DurationExpr;

/// `-d` or `+d` before a duration expression. The parser folds signs into literals and keeps a `+`
/// only where it ends an offset: `x offset +(5m) * 2` is `(x offset (5m)) * 2`.
struct DurationSign {
  bool negative = false;
  Box<DurationExpr> operand;

  bool operator==(const DurationSign&) const;
};

/// `a + b`, `min_of(a, b)`; `wrapped` when it stands in parentheses.
struct DurationBinary {
  DurationOp op{};
  bool wrapped = false;
  Box<DurationExpr> lhs, rhs;

  bool operator==(const DurationBinary&) const;
};

/// `(5m)`: parentheses around anything that is not a `DurationBinary`. Several pairs equal one.
struct DurationParen {
  Box<DurationExpr> inner;

  bool operator==(const DurationParen&) const;
};

/// A range, step or offset: a literal in seconds, arithmetic on literals, `step()`, `range()`, or a
/// macro. Equality ignores a `+` before parentheses, and parentheses in parentheses.
struct DurationExpr {
  std::variant<NumberLiteral, Macro, DurationFunction, DurationSign, DurationBinary, DurationParen>
      node{NumberLiteral{}};
  Span span{};

  bool operator==(const DurationExpr& other) const;
};

enum class MatchOp { Equal, NotEqual, Regex, NotRegex };

/// `label op "value"`. A quoted metric name in braces is `__name__ = "name"`.
struct Matcher {
  std::string label{};
  MatchOp op = MatchOp::Equal;
  std::string value{};
  Span span{};                  // the whole matcher
  Span label_span{};            // the label name
  Span value_span{};            // the value with its quotes
  bool label_is_macro = false;  // `label` is, or contains, a Grafana reference

  bool operator==(const Matcher& other) const {
    return label == other.label && op == other.op && value == other.value &&
           label_is_macro == other.label_is_macro;
  }
};

enum class AtAnchor { Start, End };

/// `@ 1603774568` in milliseconds, `@ start()`, or `@ $__from` in a template.
struct At {
  std::variant<std::int64_t, AtAnchor, Macro> time{std::int64_t{0}};

  bool operator==(const At&) const = default;
};

enum class Extension { None, Anchored, Smoothed };

/// `offset` and `@` of a selector or subquery. An offset of less than a millisecond equals none.
struct TimeShift {
  std::optional<DurationExpr> offset{};
  std::optional<At> at{};

  bool operator==(const TimeShift& other) const;
};

/// `name{…}`: an instant vector.
struct VectorSelector {
  std::string name{};               // empty: only matchers
  std::vector<Matcher> matchers{};  // as written; without the bare name's own
  std::vector<Macro> macros{};      // references that stand for whole matchers: `{$filters}`
  TimeShift shift{};
  Extension extension = Extension::None;
  Span name_span{};

  bool operator==(const VectorSelector& other) const;
};

/// `selector[range]`: a range vector.
struct MatrixSelector {
  VectorSelector vector{};
  DurationExpr range{};

  bool operator==(const MatrixSelector&) const = default;
};

/// `expr[range:step]`.
struct Subquery {
  Box<Expr> expr;
  DurationExpr range{};
  std::optional<DurationExpr> step{};
  TimeShift shift{};

  bool operator==(const Subquery&) const;
};

struct Paren {
  Box<Expr> inner;

  bool operator==(const Paren&) const;
};

/// Prefix sign.
struct Unary {
  bool negative = false;
  Box<Expr> operand;

  bool operator==(const Unary&) const;
};

enum class BinaryOp {
  Add,
  Subtract,
  Multiply,
  Divide,
  Modulo,
  Power,
  Atan2,
  Equal,
  NotEqual,
  Greater,
  Less,
  GreaterEqual,
  LessEqual,
  TrimUpper,
  TrimLower,
  And,
  Or,
  Unless,
};

/// A label of `by`, `without`, `on`, `ignoring`, `group_left`, `group_right`.
struct LabelName {
  std::string name{};
  bool is_macro = false;  // `name` is a Grafana reference
  Span span{};

  bool operator==(const LabelName& other) const {
    return name == other.name && is_macro == other.is_macro;
  }
};

enum class MatchKind { Ignoring, On };
enum class GroupSide { None, Left, Right };

/// `on (a) group_left (b)`. Absent matching is not the same as `ignoring ()` to the printer, but
/// means the same.
struct VectorMatching {
  MatchKind kind = MatchKind::Ignoring;
  std::vector<LabelName> labels{};
  GroupSide group = GroupSide::None;
  std::vector<LabelName> include{};

  bool operator==(const VectorMatching&) const = default;
};

/// Values for missing partners: `fill(0)` sets both.
struct Fill {
  std::optional<NumberLiteral> left{}, right{};

  bool operator==(const Fill&) const = default;
};

struct Binary {
  BinaryOp op{};
  bool return_bool = false;
  std::optional<VectorMatching> matching{};
  Fill fill{};
  Box<Expr> lhs, rhs;
  Span op_span{};

  bool operator==(const Binary&) const;
};

enum class AggregateOp {
  Sum,
  Avg,
  Count,
  Min,
  Max,
  Group,
  Stddev,
  Stdvar,
  Topk,
  Bottomk,
  CountValues,
  Quantile,
  Limitk,
  LimitRatio,
};

enum class GroupingKind { By, Without };

struct Grouping {
  GroupingKind kind = GroupingKind::By;
  std::vector<LabelName> labels{};

  bool operator==(const Grouping&) const = default;
};

struct Aggregation {
  AggregateOp op{};
  std::optional<Grouping> grouping{};
  std::optional<Box<Expr>> parameter{};
  Box<Expr> operand;

  bool operator==(const Aggregation&) const;
};

struct Call {
  std::string function{};
  std::vector<Expr> args;
  Span name_span{};

  bool operator==(const Call&) const;
};

/// Any expression. Equality ignores where it stands.
struct Expr {
  std::variant<NumberLiteral, StringLiteral, Macro, VectorSelector, MatrixSelector, Subquery, Paren,
               Unary, Binary, Aggregation, Call>
      node;
  Span span{};

  bool operator==(const Expr& other) const { return node == other.node; }
};

}  // namespace obsgen::promql
