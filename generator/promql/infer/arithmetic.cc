#include "promql/infer/arithmetic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "promql/operators.h"

namespace obsgen::promql {
namespace {

using MaybeUnit = std::optional<Unit>;

bool is_power(double factor, double base) {
  const double exponent = std::log(factor) / std::log(base);
  const double whole = std::round(exponent);
  return whole != 0 && std::abs(exponent - whole) < 1e-9 && std::abs(whole) <= 6;
}

/// Numbers by which people change a unit change it here; those from which seconds come (60, 300)
/// may also stand for a time, and leave it open. Others measure the same.
MaybeUnit scaled_by(const Unit& unit, double factor) {
  const double size = std::abs(factor);
  if (size == 0 || !std::isfinite(size)) return std::nullopt;
  if (size == 100 || size == 0.01 || is_power(size, 1000) || is_power(size, 1024))
    return unit.instant ? std::nullopt : MaybeUnit{multiplied(unit, factor)};
  const double large = std::max(size, 1 / size);
  return large < 8 && !unit.instant ? MaybeUnit{unit} : std::nullopt;
}

MaybeUnit unit_of_sum(BinaryOp op, const Values& lhs, const Values& rhs) {
  if (lhs.literal) return rhs.unit;
  if (rhs.literal) return lhs.unit;
  if (!lhs.unit || !rhs.unit) return std::nullopt;
  const Unit seconds{.seconds = 1};
  if (lhs.unit->instant && rhs.unit->instant)
    return op == BinaryOp::Subtract ? MaybeUnit{seconds} : std::nullopt;
  if (lhs.unit->instant && *rhs.unit == seconds) return lhs.unit;
  if (rhs.unit->instant && *lhs.unit == seconds && op == BinaryOp::Add) return rhs.unit;
  return lhs.unit == rhs.unit ? lhs.unit : std::nullopt;
}

MaybeUnit unit_of_product(const Values& lhs, const Values& rhs) {
  if (lhs.literal && rhs.literal) return std::nullopt;
  if (lhs.literal)
    return rhs.unit && lhs.range.is_point() ? scaled_by(*rhs.unit, lhs.range.low) : std::nullopt;
  if (rhs.literal) return unit_of_product(rhs, lhs);
  return lhs.unit && rhs.unit ? product(*lhs.unit, *rhs.unit) : std::nullopt;
}

MaybeUnit unit_of_quotient(const Values& lhs, const Values& rhs) {
  if (lhs.literal && rhs.literal) return std::nullopt;
  if (rhs.literal)
    return lhs.unit && rhs.range.is_point() ? scaled_by(*lhs.unit, 1 / rhs.range.low)
                                            : std::nullopt;
  if (!rhs.unit) return std::nullopt;
  if (lhs.literal)
    return lhs.range.is_point() && lhs.range.low == 1 ? quotient(Unit{}, *rhs.unit) : std::nullopt;
  return lhs.unit ? quotient(*lhs.unit, *rhs.unit) : std::nullopt;
}

MaybeUnit unit_of(BinaryOp op, const Values& lhs, const Values& rhs) {
  switch (op) {
    case BinaryOp::Add:
    case BinaryOp::Subtract:
      return unit_of_sum(op, lhs, rhs);
    case BinaryOp::Multiply:
      return unit_of_product(lhs, rhs);
    case BinaryOp::Divide:
      return unit_of_quotient(lhs, rhs);
    case BinaryOp::Modulo:
    case BinaryOp::TrimUpper:
    case BinaryOp::TrimLower:
      return lhs.unit;
    default:
      return std::nullopt;
  }
}

Interval range_of(BinaryOp op, Interval lhs, Interval rhs) {
  switch (op) {
    case BinaryOp::Add:
      return sum(lhs, rhs);
    case BinaryOp::Subtract:
      return difference(lhs, rhs);
    case BinaryOp::Multiply:
      return product(lhs, rhs);
    case BinaryOp::Divide:
      return quotient(lhs, rhs);
    case BinaryOp::Power:
      return lhs.is_point() && rhs.is_point()
                 ? Interval{std::pow(lhs.low, rhs.low), std::pow(lhs.low, rhs.low)}
                 : Interval{};
    default:
      return {};
  }
}

Interval clamped(Interval values, const std::vector<Values>& arguments, std::size_t low,
                 std::size_t high) {
  if (low < arguments.size()) {
    values.low = std::max(values.low, arguments[low].range.low);
    values.high = std::max(values.high, arguments[low].range.high);
  }
  if (high < arguments.size()) {
    values.low = std::min(values.low, arguments[high].range.low);
    values.high = std::min(values.high, arguments[high].range.high);
  }
  return values;
}

Interval magnitude(Interval values) {
  if (values.low >= 0) return values;
  return {values.high < 0 ? -values.high : 0, std::max(-values.low, values.high)};
}

constexpr std::size_t kNone = 99;

}  // namespace

Values calculated(BinaryOp op, const Values& lhs, const Values& rhs) {
  Values values{.unit = unit_of(op, lhs, rhs),
                .range = range_of(op, lhs.range, rhs.range),
                .literal = lhs.literal && rhs.literal};
  // A difference of two totals, or a share of them, is a number of its own; one that is shifted or
  // scaled stays what it is.
  const bool only_one = lhs.literal != rhs.literal;
  if (only_one && is_arithmetic(op)) values.total = lhs.literal ? rhs.total : lhs.total;
  if (rhs.literal && rhs.range.is_point() && rhs.range.low == 0) values.total = std::nullopt;
  if (lhs.literal && lhs.range.is_point() && lhs.range.low == 0) values.total = std::nullopt;
  return values;
}

Interval narrowed(Interval values, BinaryOp op, Interval bound) {
  switch (op) {
    case BinaryOp::Greater:
    case BinaryOp::GreaterEqual:
      return {std::max(values.low, bound.low), values.high};
    case BinaryOp::Less:
    case BinaryOp::LessEqual:
      return {values.low, std::min(values.high, bound.high)};
    case BinaryOp::Equal:
      return intersection(values, bound);
    default:
      return values;
  }
}

Interval summed(Interval values) {
  return {values.low >= 0 ? values.low : Interval{}.low,
          values.high <= 0 ? values.high : Interval{}.high};
}

Interval range_of_call(RangeRule rule, const Values& argument,
                       const std::vector<Values>& arguments) {
  const Interval values = argument.range;
  switch (rule) {
    case RangeRule::Any:
      return {};
    case RangeRule::Same:
      return values;
    case RangeRule::Whole:
      return {std::floor(values.low), std::ceil(values.high)};
    case RangeRule::Magnitude:
      return magnitude(values);
    case RangeRule::Clamp:
      return clamped(values, arguments, 1, 2);
    case RangeRule::ClampMin:
      return clamped(values, arguments, 1, kNone);
    case RangeRule::ClampMax:
      return clamped(values, arguments, kNone, 1);
    case RangeRule::Summed:
      return summed(values);
    case RangeRule::NotNegative:
      return kNotNegative;
    case RangeRule::AtLeastOne:
      return {1, kNotNegative.high};
    case RangeRule::One:
      return {1, 1};
    case RangeRule::ZeroToOne:
      return kZeroToOne;
    case RangeRule::Observed:
      return argument.observable.value_or(Interval{});
  }
  return {};
}

}  // namespace obsgen::promql
