#include "promql/interval.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace obsgen::promql {

namespace {

/// From the least to the greatest; all values when one of them is none.
Interval around(const std::array<double, 4>& corners) {
  if (std::any_of(corners.begin(), corners.end(), [](double x) { return std::isnan(x); }))
    return {};
  const auto [low, high] = std::minmax_element(corners.begin(), corners.end());
  return {*low, *high};
}

/// Zero times a bound that no value reaches is zero.
double times(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

}  // namespace

std::string describe(Interval values) {
  if (values.is_point()) return fmt::format("always {:g}", values.low);
  if (values.low == Interval{}.low) return fmt::format("never above {:g}", values.high);
  if (values.high == Interval{}.high) return fmt::format("never below {:g}", values.low);
  return fmt::format("from {:g} to {:g}", values.low, values.high);
}

Interval intersection(Interval a, Interval b) {
  return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

Interval hull(Interval a, Interval b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

Interval sum(Interval a, Interval b) { return {a.low + b.low, a.high + b.high}; }

Interval difference(Interval a, Interval b) { return {a.low - b.high, a.high - b.low}; }

Interval product(Interval a, Interval b) {
  return around(
      {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)});
}

Interval quotient(Interval a, Interval b) {
  if (b.low > 0 || b.high < 0) return product(a, {1 / b.high, 1 / b.low});
  // Division by what comes near zero from above gives anything up to infinity.
  if (a.low >= 0 && b.low >= 0) return kNotNegative;
  return {};
}

Truth compare(Interval a, BinaryOp op, Interval b) {
  const auto when = [](bool always, bool never) {
    return always ? Truth::Always : never ? Truth::Never : Truth::Sometimes;
  };
  switch (op) {
    case BinaryOp::Greater:
      return when(a.low > b.high, a.high <= b.low);
    case BinaryOp::GreaterEqual:
      return when(a.low >= b.high, a.high < b.low);
    case BinaryOp::Less:
      return when(a.high < b.low, a.low >= b.high);
    case BinaryOp::LessEqual:
      return when(a.high <= b.low, a.low > b.high);
    case BinaryOp::Equal:
      return when(a.is_point() && b == a, a.high < b.low || b.high < a.low);
    case BinaryOp::NotEqual:
      return when(a.high < b.low || b.high < a.low, a.is_point() && b == a);
    default:
      return Truth::Sometimes;
  }
}

}  // namespace obsgen::promql
