#include "promql/syntax/print_flat.h"

#include <cmath>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "promql/macro.h"
#include "promql/operators.h"
#include "promql/print.h"
#include "promql/print_duration.h"
#include "promql/quote.h"
#include "promql/syntax/literal.h"
#include "promql/token.h"
#include "promql/tree.h"

// The flat form adds no parentheses where the tree has none, except where it would be read back as
// another tree; trees made by the parser never need any.
namespace obsgen::promql {
namespace {

/// What comes behind a node, as far as the node has to care.
enum class Follow { Nothing, Bracket, DurationOperator, Power };

constexpr bool is_operator(Follow follow) { return follow >= Follow::DurationOperator; }

void append_label_names(std::string& out, const std::vector<LabelName>& labels) {
  out += '(';
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (i > 0) out += ", ";
    if (labels[i].is_macro || is_bare_grouping_label(labels[i].name))
      out += labels[i].name;
    else
      append_quoted(out, labels[i].name);
  }
  out += ')';
}

void append_matcher(std::string& out, const Matcher& matcher) {
  if (matcher.label_is_macro || is_plain_name(matcher.label))
    out += matcher.label;
  else
    append_quoted(out, matcher.label);
  out += to_string(matcher.op);
  append_quoted(out, matcher.value);
}

bool is_bare(const std::string& name) { return is_bare_metric_name(name) || has_macro(name); }

void append_name_and_matchers(std::string& out, const VectorSelector& selector) {
  const bool bare = is_bare(selector.name);
  if (bare) out += selector.name;
  char separator = '{';
  const auto begin_matcher = [&] {
    out += separator;
    separator = ',';
  };
  if (!bare && !selector.name.empty()) {
    begin_matcher();
    append_matcher(out, {.label = "__name__", .value = selector.name});
  }
  for (const Matcher& matcher : selector.matchers) {
    begin_matcher();
    append_matcher(out, matcher);
  }
  for (const Macro& macro : selector.macros) {
    begin_matcher();
    out += macro.text;
  }
  if (separator == ',')
    out += '}';
  else if (selector.name.empty())
    out += "{}";
}

// A name that would be read as an operand of its own, were there nothing behind it: `$metric{}`.
bool is_operand_alone(const VectorSelector& selector) {
  const TimeShift& shift = selector.shift;
  const bool bare = selector.matchers.empty() && selector.macros.empty() && !shift.offset &&
                    !shift.at && selector.extension == Extension::None;
  if (!bare || selector.name.empty()) return false;
  return macro_length(selector.name) == selector.name.size() || is_digit(selector.name.front());
}

// Three decimals where they suffice to read back the same millisecond.
void append_time(std::string& out, std::int64_t milliseconds) {
  const double seconds = static_cast<double>(milliseconds) / 1000;
  if (timestamp_milliseconds(seconds) == milliseconds)
    fmt::format_to(std::back_inserter(out), "{:.3f}", seconds);
  else
    append_plain_number(out, std::nextafter(seconds, 0.0));
}

void append_at(std::string& out, const std::optional<At>& at) {
  if (!at) return;
  out += " @ ";
  std::visit(
      Overloaded{[&](std::int64_t milliseconds) { append_time(out, milliseconds); },
                 [&](AtAnchor anchor) { out += anchor == AtAnchor::Start ? "start()" : "end()"; },
                 [&](const Macro& macro) { out += macro.text; }},
      at->time);
}

void append_extension(std::string& out, Extension extension) {
  switch (extension) {
    case Extension::None:
      return;
    case Extension::Anchored:
      out += " anchored";
      return;
    case Extension::Smoothed:
      out += " smoothed";
      return;
  }
}

void append_shift_offset(std::string& out, const TimeShift& shift, Follow follow) {
  if (!shift.offset) return;
  out += " offset ";
  append_offset(out, *shift.offset, is_operator(follow) ? OffsetClose::Yes : OffsetClose::No);
}

bool has_open_offset(const TimeShift& shift) {
  return shift.offset && offset_end(*shift.offset) == OffsetEnd::Open;
}

// Whether the offset is written before the other modifiers, so that they end it: one that is open
// and not wrapped has another behind it.
bool offset_comes_first(const TimeShift& shift, Follow follow) {
  return is_operator(follow) && has_open_offset(shift);
}

void append_subquery_tail(std::string& out, const Subquery& subquery, Follow follow) {
  out += '[';
  append_range(out, subquery.range);
  out += ':';
  if (subquery.step) append_range(out, *subquery.step);
  out += ']';
  const bool first = offset_comes_first(subquery.shift, follow);
  if (first) append_shift_offset(out, subquery.shift, Follow::Nothing);
  append_at(out, subquery.shift.at);
  if (!first) append_shift_offset(out, subquery.shift, follow);
}

const TimeShift* shift_of(const Expr& expr) {
  if (const auto* vector = std::get_if<VectorSelector>(&expr.node)) return &vector->shift;
  if (const auto* matrix = std::get_if<MatrixSelector>(&expr.node)) return &matrix->vector.shift;
  if (const auto* subquery = std::get_if<Subquery>(&expr.node)) return &subquery->shift;
  return nullptr;
}

// An open offset ends where another modifier begins.
bool has_other_modifier(const Expr& expr) {
  const VectorSelector* selector = selector_of(expr);
  return shift_of(expr)->at || (selector != nullptr && selector->extension != Extension::None);
}

bool swallows_operators(const Expr& expr) {
  const TimeShift* shift = shift_of(expr);
  return shift != nullptr && has_open_offset(*shift) && !has_other_modifier(expr);
}

bool is_signed_literal(const Expr& expr) {
  const auto* number = std::get_if<NumberLiteral>(&expr.node);
  return number != nullptr && std::signbit(number->value) && !std::isnan(number->value);
}

// How strongly a node holds together; operands bind stronger than any operator.
int strength(const Expr& expr) {
  constexpr int kOperand = 7;
  if (const auto* binary = std::get_if<Binary>(&expr.node)) return precedence(binary->op);
  if (std::holds_alternative<Unary>(expr.node) || is_signed_literal(expr)) return kSignPrecedence;
  return kOperand;
}

bool is_signed(const Expr& expr) {
  return std::holds_alternative<Unary>(expr.node) || is_signed_literal(expr);
}

void append_fill(std::string& out, const Fill& fill) {
  const auto value = [&](std::string_view name, double number) {
    out += name;
    append_short_number(out, number);
    out += ')';
  };
  const bool same = fill.left && fill.right && fill.left->value == fill.right->value &&
                    std::signbit(fill.left->value) == std::signbit(fill.right->value);
  if (same) return value(" fill (", fill.left->value);
  if (fill.left) value(" fill_left (", fill.left->value);
  if (fill.right) value(" fill_right (", fill.right->value);
}

void append_operator_modifiers(std::string& out, const Binary& binary) {
  if (binary.return_bool) out += " bool";
  if (const auto& matching = binary.matching) {
    const bool on = matching->kind == MatchKind::On;
    if (on || !matching->labels.empty() || matching->group != GroupSide::None) {
      out += on ? " on " : " ignoring ";
      append_label_names(out, matching->labels);
    }
    if (matching->group != GroupSide::None) {
      out += matching->group == GroupSide::Left ? " group_left " : " group_right ";
      append_label_names(out, matching->include);
    }
  }
  append_fill(out, binary.fill);
}

void append_aggregation_head(std::string& out, const Aggregation& aggregation) {
  out += to_string(aggregation.op);
  const auto& grouping = aggregation.grouping;
  if (!grouping) return;
  const bool by = grouping->kind == GroupingKind::By;
  if (by && grouping->labels.empty()) return;
  out += by ? " by " : " without ";
  append_label_names(out, grouping->labels);
  out += ' ';
}

class FlatPrinter {
 public:
  explicit FlatPrinter(std::string& out, std::vector<Extent>* extents)
      : out_(out), extents_(extents) {}

  void print(const Expr& expr) { slot(expr, 0, Follow::Nothing); }

 private:
  // A node in a place that asks for a strength; wraps what is weaker.
  void slot(const Expr& expr, int least, Follow follow) {
    const bool wrap = strength(expr) < least || (is_operator(follow) && swallows_operators(expr));
    const std::size_t index = extents_ == nullptr ? 0 : extents_->size();
    const std::size_t begin = out_.size();
    if (extents_ != nullptr) extents_->push_back({});
    if (wrap) out_ += '(';
    node(expr, wrap ? Follow::Nothing : follow);
    if (wrap) out_ += ')';
    if (extents_ != nullptr) (*extents_)[index] = {begin, out_.size(), wrap};
  }

  void node(const Expr& expr, Follow follow) {
    std::visit(Overloaded{[&](const NumberLiteral& number) { print_number(number, follow); },
                          [&](const StringLiteral& string) { append_quoted(out_, string.value); },
                          [&](const Macro& macro) { out_ += macro.text; },
                          [&](const VectorSelector& selector) { print_vector(selector, follow); },
                          [&](const MatrixSelector& selector) { print_matrix(selector, follow); },
                          [&](const Subquery& subquery) {
                            slot(*subquery.expr, kOperand, Follow::Bracket);
                            append_subquery_tail(out_, subquery, follow);
                          },
                          [&](const Paren& paren) {
                            out_ += '(';
                            slot(*paren.inner, 0, Follow::Nothing);
                            out_ += ')';
                          },
                          [&](const Unary& unary) { print_unary(unary, follow); },
                          [&](const Binary& binary) { print_binary(binary, follow); },
                          [&](const Aggregation& aggregation) { print_aggregation(aggregation); },
                          [&](const Call& call) { print_call(call); }},
               expr.node);
  }

  // `+Inf ^ 2` would be read as `+(Inf ^ 2)`.
  void print_number(const NumberLiteral& number, Follow follow) {
    if (follow == Follow::Power && std::isinf(number.value) && number.value > 0)
      out_ += "Inf";
    else
      append_number(out_, number);
  }

  void print_vector(const VectorSelector& selector, Follow follow) {
    append_name_and_matchers(out_, selector);
    if (follow != Follow::Bracket && is_operand_alone(selector)) out_ += "{}";
    const bool first = offset_comes_first(selector.shift, follow);
    if (first) append_shift_offset(out_, selector.shift, Follow::Nothing);
    append_at(out_, selector.shift.at);
    append_extension(out_, selector.extension);
    if (!first) append_shift_offset(out_, selector.shift, follow);
  }

  void print_matrix(const MatrixSelector& selector, Follow follow) {
    append_name_and_matchers(out_, selector.vector);
    out_ += '[';
    append_range(out_, selector.range);
    out_ += ']';
    const TimeShift& shift = selector.vector.shift;
    const bool first = offset_comes_first(shift, follow);
    if (first) append_shift_offset(out_, shift, Follow::Nothing);
    append_extension(out_, selector.vector.extension);
    append_at(out_, shift.at);
    if (!first) append_shift_offset(out_, shift, follow);
  }

  // A number would swallow the sign.
  void print_unary(const Unary& unary, Follow follow) {
    out_ += unary.negative ? '-' : '+';
    const bool number = std::holds_alternative<NumberLiteral>(unary.operand->node);
    const bool sign = std::holds_alternative<Unary>(unary.operand->node);
    slot(*unary.operand, number ? kAlways : sign ? kSignPrecedence : kSignPrecedence + 1, follow);
  }

  void print_binary(const Binary& binary, Follow follow) {
    const int own = precedence(binary.op);
    const bool right = is_right_associative(binary.op);
    const Follow behind_lhs = right                           ? Follow::Power
                              : binary.op <= BinaryOp::Modulo ? Follow::DurationOperator
                                                              : Follow::Nothing;
    slot(*binary.lhs, right ? own + 1 : own, behind_lhs);
    out_ += ' ';
    out_ += to_string(binary.op);
    append_operator_modifiers(out_, binary);
    out_ += ' ';
    // A sign on the right side is in nobody's way.
    const int least = right ? own : own + 1;
    slot(*binary.rhs, is_signed(*binary.rhs) ? 0 : least, follow);
  }

  void print_aggregation(const Aggregation& aggregation) {
    append_aggregation_head(out_, aggregation);
    out_ += '(';
    if (aggregation.parameter) {
      slot(**aggregation.parameter, 0, Follow::Nothing);
      out_ += ", ";
    }
    slot(*aggregation.operand, 0, Follow::Nothing);
    out_ += ')';
  }

  void print_call(const Call& call) {
    out_ += call.function;
    out_ += '(';
    for (std::size_t i = 0; i < call.args.size(); ++i) {
      if (i > 0) out_ += ", ";
      slot(call.args[i], 0, Follow::Nothing);
    }
    out_ += ')';
  }

  static constexpr int kOperand = 7;
  static constexpr int kAlways = 8;

  std::string& out_;
  std::vector<Extent>* extents_;
};

}  // namespace

std::string print(const Expr& expr) {
  std::string out;
  out.reserve(expr.span.size() + 16U);
  FlatPrinter{out, nullptr}.print(expr);
  return out;
}

FlatText print_with_extents(const Expr& expr) {
  FlatText flat;
  FlatPrinter{flat.text, &flat.extents}.print(expr);
  return flat;
}

}  // namespace obsgen::promql
