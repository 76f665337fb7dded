#include "promql/print_duration.h"

#include <cmath>

#include "base/overloaded.h"
#include "promql/operators.h"
#include "promql/syntax/literal.h"

namespace obsgen::promql {
namespace {

double seconds(std::int64_t milliseconds) {
  const std::int64_t whole = milliseconds / 1000;
  return static_cast<double>(whole) + static_cast<double>(milliseconds % 1000) / 1000;
}

bool is_negative_literal(const DurationExpr& duration) {
  const auto* number = std::get_if<NumberLiteral>(&duration.node);
  return number != nullptr && std::signbit(number->value);
}

// Strength of the outermost operator; 8 when there is none to break up.
int strength(const DurationExpr& duration) {
  constexpr int kWhole = 8;
  if (const auto* binary = std::get_if<DurationBinary>(&duration.node))
    return binary->wrapped ? kWhole : precedence(binary->op);
  if (std::holds_alternative<DurationSign>(duration.node) || is_negative_literal(duration))
    return kSignPrecedence;
  return kWhole;
}

// As a duration, or as a number where the duration would be cut to another millisecond.
void append_milliseconds(std::string& out, std::int64_t whole) {
  if (read_milliseconds(seconds(whole)) == whole)
    append_duration(out, whole);
  else
    append_plain_number(out, (static_cast<double>(whole) + 0.5) / 1000);
}

class DurationPrinter {
 public:
  explicit DurationPrinter(std::string& out) : out_(out) {}

  void print(const DurationExpr& duration) {
    std::visit(Overloaded{[&](const NumberLiteral& number) { append_number(out_, number); },
                          [&](const Macro& macro) { out_ += macro.text; },
                          [&](DurationFunction function) {
                            out_ += function == DurationFunction::Step ? "step()" : "range()";
                          },
                          [&](const DurationSign& sign) { print_sign(sign); },
                          [&](const DurationBinary& binary) { print_binary(binary); },
                          [&](const DurationParen& paren) { print_parenthesis(paren); }},
               duration.node);
  }

 private:
  void print_in(const DurationExpr& duration, int least) {
    const bool wrap = strength(duration) < least;
    if (wrap) out_ += '(';
    print(duration);
    if (wrap) out_ += ')';
  }

  // Several pairs are one.
  void print_parenthesis(const DurationParen& paren) {
    if (std::holds_alternative<DurationParen>(paren.inner->node)) return print(*paren.inner);
    out_ += '(';
    print(*paren.inner);
    out_ += ')';
  }

  // A literal would swallow the sign.
  void print_sign(const DurationSign& sign) {
    const bool literal = std::holds_alternative<NumberLiteral>(sign.operand->node);
    const bool binary = std::holds_alternative<DurationBinary>(sign.operand->node);
    if (sign.negative) out_ += '-';
    if (literal) {
      out_ += '(';
      print(*sign.operand);
      out_ += ')';
    } else {
      print_in(*sign.operand, binary ? kSignPrecedence + 1 : kSignPrecedence);
    }
  }

  void print_binary(const DurationBinary& binary) {
    if (binary.wrapped) out_ += '(';
    if (binary.op == DurationOp::MinOf || binary.op == DurationOp::MaxOf) {
      out_ += to_string(binary.op);
      out_ += '(';
      print(*binary.lhs);
      out_ += ", ";
      print(*binary.rhs);
      out_ += ')';
    } else {
      const int own = precedence(binary.op);
      const bool right = binary.op == DurationOp::Power;
      print_in(*binary.lhs, right ? own + 1 : own);
      out_ += ' ';
      out_ += to_string(binary.op);
      out_ += ' ';
      print_rhs(*binary.rhs, right ? own : own + 1);
    }
    if (binary.wrapped) out_ += ')';
  }

  // A sign is in nobody's way on the right.
  void print_rhs(const DurationExpr& rhs, int least) {
    const bool sign = std::holds_alternative<DurationSign>(rhs.node) || is_negative_literal(rhs);
    if (sign)
      print(rhs);
    else
      print_in(rhs, least);
  }

  std::string& out_;
};

std::string printed(const DurationExpr& duration) {
  std::string out;
  DurationPrinter{out}.print(duration);
  return out;
}

bool is_sign(char c) { return c == '+' || c == '-'; }

// A literal or call, which ends where it ends.
bool is_unit(const DurationExpr& duration) {
  const auto* binary = std::get_if<DurationBinary>(&duration.node);
  return std::holds_alternative<NumberLiteral>(duration.node) ||
         std::holds_alternative<Macro>(duration.node) ||
         std::holds_alternative<DurationFunction>(duration.node) ||
         (binary != nullptr && !binary->wrapped &&
          (binary->op == DurationOp::MinOf || binary->op == DurationOp::MaxOf));
}

bool is_parenthesis(const DurationExpr& duration) {
  const auto* binary = std::get_if<DurationBinary>(&duration.node);
  return std::holds_alternative<DurationParen>(duration.node) ||
         (binary != nullptr && binary->wrapped);
}

// A literal in a sign is printed in parentheses.
bool is_single_signed(const DurationSign& sign) {
  return is_unit(*sign.operand) || is_parenthesis(*sign.operand);
}

}  // namespace

OffsetEnd offset_end(const DurationExpr& offset) {
  if (is_unit(offset)) return OffsetEnd::Closed;
  if (is_parenthesis(offset)) return OffsetEnd::Closable;
  if (const auto* sign = std::get_if<DurationSign>(&offset.node); sign && is_single_signed(*sign))
    return sign->negative || is_unit(*sign->operand) ? OffsetEnd::Closed : OffsetEnd::Closable;
  return OffsetEnd::Open;
}

void append_number(std::string& out, const NumberLiteral& number) {
  if (!number.is_duration || !std::isfinite(number.value) || is_duration_out_of_range(number.value))
    return append_plain_number(out, number.value);
  const double size = std::abs(number.value);
  if (size * 1e9 >= 9223372036854775808.0) return append_plain_number(out, number.value);
  auto whole = static_cast<std::int64_t>(size * 1e9) / 1'000'000;
  if (seconds(whole) != size) whole = static_cast<std::int64_t>(std::round(size * 1000));
  if (seconds(whole) != size) return append_plain_number(out, number.value);
  if (std::signbit(number.value)) out += '-';
  append_duration(out, whole);
}

void append_range(std::string& out, const DurationExpr& range) {
  const auto* number = std::get_if<NumberLiteral>(&range.node);
  const std::int64_t whole = number == nullptr ? 0 : milliseconds(number->value);
  if (whole > 0)
    append_milliseconds(out, whole);
  else
    DurationPrinter{out}.print(range);
}

void append_offset(std::string& out, const DurationExpr& offset, OffsetClose close) {
  if (const auto* number = std::get_if<NumberLiteral>(&offset.node)) {
    const std::int64_t whole = milliseconds(number->value);
    const bool overflown = whole != 0 && (whole < 0) != (number->value < 0);
    if (!std::isfinite(number->value) || overflown) return append_plain_number(out, number->value);
    if (std::signbit(number->value)) out += '-';
    return append_milliseconds(out, std::abs(whole));
  }
  const auto* sign = std::get_if<DurationSign>(&offset.node);
  if (sign != nullptr && !sign->negative && is_single_signed(*sign)) {
    // Before parentheses the sign is idle unless something follows.
    if (is_unit(*sign->operand) || close == OffsetClose::Yes) out += '+';
    return DurationPrinter{out}.print(*sign->operand);
  }
  const std::string text = printed(offset);
  switch (offset_end(offset)) {
    case OffsetEnd::Closed:
      break;
    case OffsetEnd::Closable:
      if (close == OffsetClose::Yes) out += '+';
      break;
    case OffsetEnd::Open:
      // Arithmetic is read as a whole behind two signs or a parenthesis only.
      if (text[0] != '(' && !is_sign(text[0]))
        out += "++";
      else if (is_sign(text[0]) && !is_sign(text[1]))
        out += '+';
      break;
  }
  out += text;
}

}  // namespace obsgen::promql
