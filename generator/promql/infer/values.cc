#include <algorithm>
#include <cmath>
#include <utility>

#include "base/overloaded.h"
#include "promql/functions.h"
#include "promql/infer/arithmetic.h"
#include "promql/infer/meaning_folds.h"
#include "promql/operators.h"
#include "promql/share.h"
#include "promql/tree.h"

// Units, bounds and raw totals, from the leaves up. What is not known stays unknown: it silences
// every check that would need it.

namespace obsgen::promql {
namespace {

/// What is known of either of two.
Values either_of(const Values& a, const Values& b) {
  const bool takes_other = !a.unit && a.literal;
  const bool takes_this = !b.unit && b.literal;
  Values values{.range = hull(a.range, b.range), .literal = a.literal && b.literal};
  if (a.unit == b.unit || takes_this) values.unit = a.unit;
  if (takes_other) values.unit = b.unit;
  values.total = a.total ? a.total : b.total;
  if (a.observed == b.observed) values.observed = a.observed;
  if (a.observable && b.observable) values.observable = hull(*a.observable, *b.observable);
  return values;
}

Values of_series(const SeriesFacts& series, Span where) {
  Values values{.unit = series.unit,
                .range = series.range,
                .observed = series.observed,
                .observable = series.observable};
  if (series.type == SeriesType::Counter) values.total = where;
  return values;
}

Values selected(const VectorSelector& selector, const World& world) {
  const auto series = world.named(selector.name);
  if (series.empty()) return {};
  Values values = of_series(series.front(), selector.name_span);
  for (const SeriesFacts& other : series.subspan(1))
    values = either_of(values, of_series(other, selector.name_span));
  return values;
}

Values aggregated(AggregateOp op, const std::optional<Values>& parameter, Values values) {
  switch (op) {
    case AggregateOp::Sum:
      values.range = summed(values.range);
      return values;
    case AggregateOp::Count:
    case AggregateOp::CountValues:
      return {.unit = Unit{}, .range = {1, kNotNegative.high}};
    case AggregateOp::Group:
      return {.unit = Unit{}, .range = {1, 1}};
    case AggregateOp::Stddev:
      return {.unit = values.unit, .range = kNotNegative};
    case AggregateOp::Stdvar:
      return {.unit = values.unit ? product(*values.unit, *values.unit) : std::nullopt,
              .range = kNotNegative};
    case AggregateOp::Quantile:
      // Outside of zero to one it is an infinity.
      if (!parameter ||
          compare(parameter->range, BinaryOp::GreaterEqual, {0, 0}) != Truth::Always ||
          compare(parameter->range, BinaryOp::LessEqual, {1, 1}) != Truth::Always)
        values.range = {};
      return values;
    case AggregateOp::Avg:
    case AggregateOp::Min:
    case AggregateOp::Max:
    case AggregateOp::Topk:
    case AggregateOp::Bottomk:
    case AggregateOp::Limitk:
    case AggregateOp::LimitRatio:
      return values;
  }
  return values;
}

/// What a call makes of the unit of its vector argument.
std::optional<Unit> unit_of_call(const Function& function, const Values& argument) {
  const auto squared = [](const std::optional<Unit>& unit) {
    return unit ? product(*unit, *unit) : std::nullopt;
  };
  switch (function.unit) {
    case UnitRule::Same:
      return argument.unit;
    case UnitRule::PerSecond:
      return argument.unit ? quotient(*argument.unit, Unit{.seconds = 1}) : std::nullopt;
    case UnitRule::Squared:
      return squared(argument.unit);
    case UnitRule::Observations:
      return argument.observed;
    case UnitRule::ObservationsSquared:
      return squared(argument.observed);
    case UnitRule::One:
    case UnitRule::Ratio:
      return Unit{};
    case UnitRule::Seconds:
      return Unit{.seconds = 1};
    case UnitRule::TimePoint:
      return Unit{.seconds = 1, .instant = true};
    case UnitRule::SquareRoot:
    case UnitRule::Radians:
    case UnitRule::Degrees:
    case UnitRule::Calendar:
    case UnitRule::Days:
      return std::nullopt;
  }
  return std::nullopt;
}

class ValueFold {
 public:
  ValueFold(const World& world, Meaning& meaning) : world_(world), meaning_(meaning) {}

  Values fold(const Expr& expr) {
    Values values = std::visit(
        Overloaded{
            [](const NumberLiteral& number) {
              return Values{.range = std::isnan(number.value)
                                         ? Interval{}
                                         : Interval{number.value, number.value},
                            .literal = true};
            },
            [](const StringLiteral&) { return Values{}; }, [](const Macro&) { return Values{}; },
            [&](const VectorSelector& selector) { return selected(selector, world_); },
            [&](const MatrixSelector& matrix) { return selected(matrix.vector, world_); },
            [&](const Subquery& subquery) { return fold(*subquery.expr); },
            [&](const Paren& paren) { return fold(*paren.inner); },
            [&](const Unary& unary) { return signed_values(unary); },
            [&](const Binary& binary) { return combined(binary); },
            [&](const Aggregation& aggregation) {
              auto parameter = aggregation.parameter ? std::optional{fold(**aggregation.parameter)}
                                                     : std::nullopt;
              return aggregated(aggregation.op, parameter, fold(*aggregation.operand));
            },
            [&](const Call& call) { return called(call); }},
        expr.node);
    meaning_.set(expr, values);
    return values;
  }

 private:
  Values signed_values(const Unary& unary) {
    Values values = fold(*unary.operand);
    if (unary.negative) values.range = difference({0, 0}, values.range);
    return values;
  }

  Values combined(const Binary& binary) {
    const Values lhs = fold(*binary.lhs);
    const Values rhs = fold(*binary.rhs);
    if (binary.op == BinaryOp::Or) return either_of(lhs, rhs);
    if (is_set_operator(binary.op)) return restricted(binary.op, lhs, rhs);
    if (!is_comparison(binary.op)) return divided(binary, calculated(binary.op, lhs, rhs));
    if (binary.return_bool) return {.unit = Unit{}, .range = kZeroToOne};
    // A scalar on the left lets values of the right through.
    return lhs.literal ? kept(rhs, mirrored(binary.op), lhs) : kept(lhs, binary.op, rhs);
  }

  /// `x > 0 unless x offset 5m` finds counters that are new, which is an event, not a total.
  static Values restricted(BinaryOp op, Values lhs, const Values& rhs) {
    if (op == BinaryOp::Unless && rhs.total) lhs.total = std::nullopt;
    return lhs;
  }

  /// A part of what it is divided by is a share.
  static Values divided(const Binary& binary, Values values) {
    if (binary.op == BinaryOp::Divide && is_not_negative(values) &&
        is_part_of(*binary.lhs, *binary.rhs))
      values.range = kZeroToOne;
    return values;
  }

  static bool is_not_negative(const Values& values) { return values.range.low >= 0; }

  static Values kept(Values values, BinaryOp op, const Values& bound) {
    const Interval left = narrowed(values.range, op, bound.range);
    if (!left.is_empty()) values.range = left;
    return values;
  }

  Values called(const Call& call) {
    std::vector<Values> arguments;
    for (const Expr& argument : call.args)
      arguments.push_back(fold(argument));
    const Function* function = find_function(call.function);
    if (function == nullptr) return {};
    const auto at = vector_argument(*function, arguments.size());
    const Values argument = at ? arguments[*at] : arguments.empty() ? Values{} : arguments.front();
    Values values{.unit = unit_of_call(*function, argument),
                  .range = range_of_call(function->range, argument, arguments)};
    const bool instant = at && call_type(*function, *at) != ValueType::Matrix;
    const bool transparent = function->range == RangeRule::Same && function->unit == UnitRule::Same;
    values.literal = transparent && argument.literal;
    if (function->unit == UnitRule::Same) {
      if (instant || transparent) values.total = instant ? argument.total : std::nullopt;
      values.observed = argument.observed;
      values.observable = argument.observable;
    } else if (function->unit == UnitRule::PerSecond) {
      values.observed = argument.observed;
      values.observable = argument.observable;
    }
    return values;
  }

  static ValueType call_type(const Function& function, std::size_t at) {
    return function.parameter(at).type;
  }

  const World& world_;
  Meaning& meaning_;
};

}  // namespace

void fold_values(const Expr& expr, const World& world, Meaning& meaning) {
  ValueFold{world, meaning}.fold(expr);
}

}  // namespace obsgen::promql
