#include "check/scenario/bounds.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/overloaded.h"

namespace obsgen::check {

namespace {

using model::SeriesRun;
using promql::AggregateOp;
using promql::BinaryOp;
using promql::Expr;

/// So many samples of a series are looked at.
constexpr std::int64_t kMaxSamples = 100'000;

/// A series with samples at least so often is never out of sight.
constexpr std::int64_t kMaxInterval = 240'000;

/// What a mean may differ by because it is rounded.
constexpr double kRounding = 1e-9;

/// What the samples of some series are.
struct Bounds {
  double low = HUGE_VAL;
  double high = -HUGE_VAL;
  bool complete = false;  // a series has a number at every moment
  bool any_nan = false;
  double slack = 0;  // by what share a value made of them may lie outside
};

Bounds joined_bounds(const Bounds& a, const Bounds& b) {
  return {std::min(a.low, b.low), std::max(a.high, b.high), a.complete || b.complete,
          a.any_nan || b.any_nan, 0};
}

/// The numbers of a series up to `last`, its index.
std::optional<Bounds> bounds_of_series(const model::SeriesValues& values, std::int64_t last) {
  Bounds bounds{.complete = true};
  std::int64_t index = 0;
  for (const SeriesRun& run : values.runs) {
    double value = run.first;
    for (std::uint32_t at = 0; at < run.count && index <= last; ++at, ++index) {
      if (index == kMaxSamples) return std::nullopt;
      if (run.kind != SeriesRun::Kind::Number) {
        bounds.complete = false;
        continue;
      }
      bounds.any_nan = bounds.any_nan || std::isnan(value);
      bounds.low = std::fmin(bounds.low, value);
      bounds.high = std::fmax(bounds.high, value);
      value += run.step;
    }
  }
  bounds.complete = bounds.complete && index > last;
  return bounds;
}

std::optional<Bounds> bounds_of(const promql::VectorSelector& selector, const Story& story,
                                std::int64_t until) {
  if (is_open(selector) || selector.shift.at || selector.shift.offset ||
      record_read_by(selector, story) != nullptr)
    return std::nullopt;
  const auto interval = story.test.interval.milliseconds;
  Bounds all;
  for (const auto* series : read_by(selector, story)) {
    const auto one = bounds_of_series(series->source.values, until / interval);
    if (!one) return std::nullopt;
    all = joined_bounds(all, *one);
  }
  all.complete = all.complete && interval <= kMaxInterval;
  return all.low <= all.high ? std::optional{all} : std::nullopt;
}

std::optional<Bounds> bounds_of(const Expr& expr, const Story& story, std::int64_t until) {
  if (const auto* paren = std::get_if<promql::Paren>(&expr.node))
    return bounds_of(*paren->inner, story, until);
  if (const auto* selector = std::get_if<promql::VectorSelector>(&expr.node))
    return bounds_of(*selector, story, until);
  const auto* aggregation = std::get_if<promql::Aggregation>(&expr.node);
  if (aggregation == nullptr) return std::nullopt;
  const bool mean = aggregation->op == AggregateOp::Avg;
  const bool one_of_them =
      aggregation->op == AggregateOp::Max || aggregation->op == AggregateOp::Min;
  if (!mean && !one_of_them) return std::nullopt;
  auto bounds = bounds_of(*aggregation->operand, story, until);
  if (bounds && mean) bounds->slack = kRounding;
  return bounds;
}

std::optional<double> number_of(const Expr& expr) {
  if (const auto* number = std::get_if<promql::NumberLiteral>(&expr.node)) return number->value;
  const auto* sign = std::get_if<promql::Unary>(&expr.node);
  if (sign == nullptr) return std::nullopt;
  const auto inner = number_of(*sign->operand);
  return inner && sign->negative ? std::optional{-*inner} : inner;
}

/// Whether each value between the bounds satisfies the comparison, or none does.
promql::Truth truth_of(BinaryOp op, const Bounds& in, double threshold) {
  const double low = in.low - std::abs(in.low) * in.slack;
  const double high = in.high + std::abs(in.high) * in.slack;
  const auto between = [&](bool some, bool all) {
    const bool always = all && in.complete && !in.any_nan;
    return !some ? promql::Truth::Never : always ? promql::Truth::Always : promql::Truth::Sometimes;
  };
  switch (op) {
    case BinaryOp::Greater:
      return between(high > threshold, low > threshold);
    case BinaryOp::GreaterEqual:
      return between(high >= threshold, low >= threshold);
    case BinaryOp::Less:
      return between(low < threshold, high < threshold);
    case BinaryOp::LessEqual:
      return between(low <= threshold, high <= threshold);
    case BinaryOp::Equal:
      return between(low <= threshold && threshold <= high, low == threshold && high == threshold);
    default:
      return promql::Truth::Sometimes;
  }
}

}  // namespace

std::optional<Compared> compared(const Expr& condition, const Story& story, std::int64_t until) {
  const auto* comparison = std::get_if<promql::Binary>(&condition.node);
  if (comparison == nullptr || comparison->return_bool) return std::nullopt;
  const auto threshold = number_of(*comparison->rhs);
  const auto bounds = threshold ? bounds_of(*comparison->lhs, story, until) : std::nullopt;
  if (!bounds) return std::nullopt;
  return Compared{truth_of(comparison->op, *bounds, *threshold), comparison->op, *threshold,
                  bounds->low, bounds->high};
}

}  // namespace obsgen::check
