#include "promql/dump.h"

#include <cmath>
#include <vector>

#include "base/overloaded.h"
#include "promql/functions.h"
#include "promql/operators.h"
#include "promql/quote.h"
#include "promql/syntax/literal.h"
#include "promql/types.h"

namespace obsgen::promql {
namespace {

// Which binary nodes stand between two vectors, in the order in which the dump meets them. Found in
// one pass, because the types of a chain asked for at each node anew would take quadratic time.
class VectorPairs {
 public:
  ValueType visit(const Expr& expr) {
    return std::visit(
        Overloaded{[](const NumberLiteral&) { return ValueType::Scalar; },
                   [](const StringLiteral&) { return ValueType::String; },
                   [](const Macro&) { return ValueType::Unknown; },
                   [](const VectorSelector&) { return ValueType::Vector; },
                   [](const MatrixSelector&) { return ValueType::Matrix; },
                   [&](const Subquery& subquery) {
                     visit(*subquery.expr);
                     return ValueType::Matrix;
                   },
                   [&](const Paren& paren) { return visit(*paren.inner); },
                   [&](const Unary& unary) { return visit(*unary.operand); },
                   [&](const Binary& binary) {
                     const std::size_t index = pairs.size();
                     pairs.push_back(false);
                     const ValueType lhs = visit(*binary.lhs);
                     const ValueType rhs = visit(*binary.rhs);
                     pairs[index] = fits(lhs, ValueType::Vector) && fits(rhs, ValueType::Vector);
                     return binary_type(lhs, rhs);
                   },
                   [&](const Aggregation& aggregation) {
                     if (aggregation.parameter) visit(**aggregation.parameter);
                     visit(*aggregation.operand);
                     return ValueType::Vector;
                   },
                   [&](const Call& call) {
                     for (const Expr& argument : call.args)
                       visit(argument);
                     const Function* function = find_function(call.function);
                     return function == nullptr ? ValueType::Unknown : function->result;
                   }},
        expr.node);
  }

  std::vector<bool> pairs{};
};

class Dumper {
 public:
  explicit Dumper(std::vector<bool> vector_pairs) : vector_pairs_(std::move(vector_pairs)) {}

  // A tree takes about twice as many bytes as its text.
  std::string dump(const Expr& expr) {
    out_.reserve(std::size_t{2} * expr.span.size() + 32);
    node(expr);
    return std::move(out_);
  }

 private:
  void quoted(std::string_view text) { append_shown(out_, text); }

  void labels(std::string_view key, const std::vector<LabelName>& names) {
    out_ += key;
    out_ += '[';
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) out_ += ' ';
      quoted(names[i].name);
    }
    out_ += ']';
  }

  void number(const NumberLiteral& literal) {
    out_ += literal.is_duration ? "(dur " : "(num ";
    append_short_number(out_, literal.value);
    out_ += ')';
  }

  void macro(const Macro& reference) {
    out_ += "(macro ";
    quoted(reference.text);
    out_ += ')';
  }

  // Parentheses around a literal read as a sign that says nothing.
  void duration(const DurationExpr& expr, std::string_view wrapped = "") {
    std::visit(Overloaded{[&](const NumberLiteral& literal) {
                            if (wrapped.empty()) return number(literal);
                            begin(wrapped, "+ ");
                            number(literal);
                            out_ += ')';
                          },
                          [&](const Macro& reference) {
                            if (wrapped.empty()) return macro(reference);
                            begin(wrapped, "+ ");
                            macro(reference);
                            out_ += ')';
                          },
                          [&](DurationFunction function) {
                            begin(wrapped, function == DurationFunction::Step ? "step)" : "range)");
                          },
                          [&](const DurationSign& sign) { signed_duration(sign, wrapped); },
                          [&](const DurationBinary& binary) {
                            begin(binary.wrapped ? "wrapped " : wrapped, to_string(binary.op));
                            out_ += ' ';
                            duration(*binary.lhs);
                            out_ += ' ';
                            duration(*binary.rhs);
                            out_ += ')';
                          },
                          [&](const DurationParen& paren) { duration(*paren.inner, "wrapped "); }},
               expr.node);
  }

  void begin(std::string_view wrapped, std::string_view what) {
    out_ += "(durexpr ";
    out_ += wrapped;
    out_ += what;
  }

  // A plus before parentheses is no part of the tree.
  void signed_duration(const DurationSign& sign, std::string_view wrapped) {
    const auto* binary = std::get_if<DurationBinary>(&sign.operand->node);
    const bool parenthesis = std::holds_alternative<DurationParen>(sign.operand->node) ||
                             (binary != nullptr && binary->wrapped);
    if (!sign.negative && parenthesis) return duration(*sign.operand);
    begin(wrapped, sign.negative ? "- " : "+ ");
    duration(*sign.operand);
    out_ += ')';
  }

  void length(std::string_view key, const DurationExpr& expr) {
    out_ += key;
    if (const auto* literal = std::get_if<NumberLiteral>(&expr.node))
      out_.append("ms:").append(std::to_string(milliseconds(literal->value)));
    else
      duration(expr);
  }

  void shift(const TimeShift& shift) {
    if (shift.offset) {
      const auto* literal = std::get_if<NumberLiteral>(&shift.offset->node);
      if (literal == nullptr) {
        out_ += " offset=";
        duration(*shift.offset);
      } else if (const std::int64_t offset = milliseconds(literal->value); offset != 0) {
        out_.append(" offset_ms=").append(std::to_string(offset));
      }
    }
    if (!shift.at) return;
    std::visit(
        Overloaded{[&](std::int64_t milliseconds) {
                     out_.append(" at_ms=").append(std::to_string(milliseconds));
                   },
                   [&](AtAnchor anchor) {
                     out_ += anchor == AtAnchor::Start ? " at=start()" : " at=end()";
                   },
                   [&](const Macro& reference) { out_.append(" at=").append(reference.text); }},
        shift.at->time);
  }

  void matcher(std::string_view label, MatchOp op, std::string_view value) {
    out_ += ' ';
    quoted(label);
    out_ += to_string(op);
    quoted(value);
  }

  void vector(const VectorSelector& selector) {
    out_ += "(vector";
    if (!selector.name.empty()) {
      out_ += " name=";
      quoted(selector.name);
    }
    for (const Matcher& m : selector.matchers)
      matcher(m.label, m.op, m.value);
    for (const Macro& reference : selector.macros) {
      out_ += ' ';
      macro(reference);
    }
    if (!selector.name.empty()) matcher("__name__", MatchOp::Equal, selector.name);
    shift(selector.shift);
    if (selector.extension == Extension::Anchored) out_ += " anchored";
    if (selector.extension == Extension::Smoothed) out_ += " smoothed";
    out_ += ')';
  }

  void matching(const Binary& binary) {
    const VectorMatching none;
    const VectorMatching& how = binary.matching ? *binary.matching : none;
    std::string_view cardinality = "one-to-one";
    if (how.group == GroupSide::Left)
      cardinality = "many-to-one";
    else if (how.group == GroupSide::Right)
      cardinality = "one-to-many";
    else if (is_set_operator(binary.op))
      cardinality = "many-to-many";
    out_ += " card=";
    out_ += cardinality;
    if (how.kind == MatchKind::On)
      labels(" on=", how.labels);
    else if (!how.labels.empty())
      labels(" ignoring=", how.labels);
    if (!how.include.empty()) labels(" include=", how.include);
    if (!binary.fill.left && !binary.fill.right) return;
    out_ += " fill=";
    fill_side(binary.fill.left);
    out_ += ',';
    fill_side(binary.fill.right);
  }

  void fill_side(const std::optional<NumberLiteral>& side) {
    if (side)
      append_short_number(out_, side->value);
    else
      out_ += '-';
  }

  void binary(const Binary& expr) {
    out_ += "(bin ";
    out_ += to_string(expr.op);
    if (expr.return_bool) out_ += " bool";
    if (vector_pairs_[next_pair_++]) matching(expr);
    child(*expr.lhs);
    child(*expr.rhs);
    out_ += ')';
  }

  void aggregation(const Aggregation& expr) {
    out_ += "(agg ";
    out_ += to_string(expr.op);
    if (expr.grouping && expr.grouping->kind == GroupingKind::Without)
      labels(" without=", expr.grouping->labels);
    else if (expr.grouping && !expr.grouping->labels.empty())
      labels(" by=", expr.grouping->labels);
    if (expr.parameter) {
      out_ += " param=";
      node(**expr.parameter);
    }
    child(*expr.operand);
    out_ += ')';
  }

  void child(const Expr& expr) {
    out_ += ' ';
    node(expr);
  }

  void node(const Expr& expr) {
    std::visit(Overloaded{[&](const NumberLiteral& literal) { number(literal); },
                          [&](const StringLiteral& literal) {
                            out_ += "(str ";
                            quoted(literal.value);
                            out_ += ')';
                          },
                          [&](const Macro& reference) { macro(reference); },
                          [&](const VectorSelector& selector) { vector(selector); },
                          [&](const MatrixSelector& selector) {
                            out_ += "(matrix ";
                            vector(selector.vector);
                            length(" range=", selector.range);
                            out_ += ')';
                          },
                          [&](const Subquery& subquery) {
                            out_ += "(subquery";
                            child(*subquery.expr);
                            length(" range=", subquery.range);
                            if (subquery.step) length(" step=", *subquery.step);
                            shift(subquery.shift);
                            out_ += ')';
                          },
                          [&](const Paren& paren) {
                            out_ += "(paren";
                            child(*paren.inner);
                            out_ += ')';
                          },
                          [&](const Unary& unary) {
                            out_ += unary.negative ? "(unary -" : "(unary +";
                            child(*unary.operand);
                            out_ += ')';
                          },
                          [&](const Binary& expr_) { binary(expr_); },
                          [&](const Aggregation& expr_) { aggregation(expr_); },
                          [&](const Call& call) {
                            out_ += "(call ";
                            out_ += call.function;
                            for (const Expr& argument : call.args)
                              child(argument);
                            out_ += ')';
                          }},
               expr.node);
  }

  std::vector<bool> vector_pairs_;
  std::size_t next_pair_ = 0;
  std::string out_{};
};

}  // namespace

std::string dump(const Expr& expr) {
  VectorPairs pairs;
  pairs.visit(expr);
  return Dumper{std::move(pairs.pairs)}.dump(expr);
}

}  // namespace obsgen::promql
