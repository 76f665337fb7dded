#include "check/comparisons.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "promql/operators.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using promql::Binary;
using promql::BinaryOp;
using promql::Expr;
using promql::Interval;
using promql::Truth;
using promql::Values;

/// A comparison of a vector with a number.
struct NumberComparison {
  const Binary& binary;
  const Expr& vector;
  const Values& values;
  const Values& number;
  BinaryOp op;  // with the vector on the left
};

std::optional<NumberComparison> number_comparison(const Binary& binary, const Site& site) {
  if (!promql::is_comparison(binary.op)) return std::nullopt;
  const Values& lhs = site.meaning.values(*binary.lhs);
  const Values& rhs = site.meaning.values(*binary.rhs);
  if (lhs.literal == rhs.literal) return std::nullopt;
  if (lhs.literal)
    return NumberComparison{binary, *binary.rhs, rhs, lhs, promql::mirrored(binary.op)};
  return NumberComparison{binary, *binary.lhs, lhs, rhs, binary.op};
}

/// Dropping NaN, asking for any at all, and spelling out that a flag or an info metric is set.
bool is_customary(const NumberComparison& c) {
  const bool drops_nan = c.op == BinaryOp::GreaterEqual && c.number.range.low <= c.values.range.low;
  const bool any_counted = c.op == BinaryOp::Greater && c.number.range.low == 0;
  return drops_nan || any_counted || c.values.range == Interval{1, 1};
}

bool is_filter(const Expr& expr) {
  bool filters = false;
  promql::for_each_expr(expr, [&](const Expr& e) {
    const auto* binary = std::get_if<Binary>(&e.node);
    filters =
        filters || (binary != nullptr && promql::is_comparison(binary->op) && !binary->return_bool);
  });
  return filters;
}

/// `count(x == 0) < 2`: with none left there is no count, and nothing is said.
bool is_silent_count(const NumberComparison& c) {
  const auto* aggregation =
      std::get_if<promql::Aggregation>(&promql::without_parens(c.vector).node);
  const bool counts = aggregation != nullptr && aggregation->op == promql::AggregateOp::Count;
  const bool small = c.op == BinaryOp::Less || c.op == BinaryOp::LessEqual;
  return counts && small && !c.binary.return_bool && is_filter(*aggregation->operand);
}

std::string mend_never(const NumberComparison& c) {
  if (c.values.range.low == 1 && c.values.range.high == Interval{}.high)
    return "a count of nothing is no element, not 0: write (… or vector(0))";
  if (c.values.range == Interval{1, 1}) return "the value is always 1; choose by a label";
  if (c.values.range == promql::kZeroToOne && c.number.range.low > 1)
    return "shares go from 0 to 1: 0.9 is 90 %";
  return {};
}

void check_comparison(const NumberComparison& c, const Site& site, Diagnostics& out) {
  const Place place = site.locate(c.binary.op_span);
  const auto text = fmt::format("{} {:g}", promql::to_string(c.op), c.number.range.low);
  const Truth truth = c.number.range.is_point()
                          ? promql::compare(c.values.range, c.op, c.number.range)
                          : Truth::Sometimes;
  if (truth == Truth::Never)
    out.push_back({.code = "promql/never-true",
                   .place = place,
                   .message = fmt::format("'{}' never holds: the value is {}", text,
                                          promql::describe(c.values.range)),
                   .help = mend_never(c)});
  else if (truth == Truth::Always && !is_customary(c))
    out.push_back({.severity = Severity::Warning,
                   .code = "promql/always-true",
                   .place = place,
                   .message = fmt::format("'{}' always holds: the value is {}", text,
                                          promql::describe(c.values.range))});
  else if (is_silent_count(c))
    out.push_back({.severity = Severity::Warning,
                   .code = "promql/silent-count",
                   .place = place,
                   .message = "when nothing is left to count, there is no element to compare",
                   .help = "write (count(…) or vector(0)), so that none counts as 0"});
}

}  // namespace

Diagnostics check_comparisons(const Site& site) {
  Diagnostics out;
  promql::for_each_expr(site.expr, [&](const Expr& e) {
    const auto* binary = std::get_if<Binary>(&e.node);
    if (binary == nullptr) return;
    if (const auto found = number_comparison(*binary, site)) check_comparison(*found, site, out);
  });
  return in_order(std::move(out));
}

}  // namespace obsgen::check
