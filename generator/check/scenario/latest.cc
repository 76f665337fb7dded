// A vector's result needs samples of what it is made of: an operation those of both its sides, `or`
// those of one, `unless` those of its left. What `absent` and the like make needs none.
#include "check/scenario/latest.h"

#include <algorithm>

#include "base/overloaded.h"
#include "promql/functions.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using promql::BinaryOp;
using promql::Expr;
using promql::LabelEffect;
using promql::VectorSelector;

/// How old a sample may be. Source: Prometheus, its default of `query.lookback-delta`.
constexpr std::int64_t kLookback = 300'000;

/// Records may read records; deeper than this, nothing is claimed.
constexpr int kMaxRecords = 16;

std::optional<std::int64_t> milliseconds_of(const promql::DurationExpr& duration) {
  const auto* number = std::get_if<promql::NumberLiteral>(&duration.node);
  if (number == nullptr || !(number->value < 1e9)) return std::nullopt;
  return static_cast<std::int64_t>(number->value * 1000) + 1;
}

std::int64_t later(std::int64_t moment, std::int64_t by) {
  return moment == kNever || moment == kAlways ? moment : moment + by;
}

/// What a call with its own result makes of nothing.
bool makes_its_own(const promql::Call& call) {
  const promql::Function* function = promql::find_function(call.function);
  if (function == nullptr) return true;
  return function->labels == LabelEffect::Empty || function->labels == LabelEffect::FromMatchers ||
         function->labels == LabelEffect::None || call.args.empty();
}

const Expr* series_of_call(const promql::Call& call) {
  const promql::Function* function = promql::find_function(call.function);
  if (function == nullptr) return nullptr;
  const auto index = promql::vector_argument(*function, call.args.size());
  return index ? &call.args[*index] : nullptr;
}

class Latest {
 public:
  explicit Latest(const Story& story) : story_(story) {}

  std::int64_t of(const Expr& expr) {
    return std::visit(
        Overloaded{[](const promql::NumberLiteral&) { return kAlways; },
                   [](const promql::StringLiteral&) { return kAlways; },
                   [](const promql::Macro&) { return kAlways; },
                   [&](const VectorSelector& one) { return selector(one, kLookback); },
                   [&](const promql::MatrixSelector& one) { return matrix(one); },
                   [&](const promql::Subquery& one) { return subquery(one); },
                   [&](const promql::Paren& one) { return of(*one.inner); },
                   [&](const promql::Unary& one) { return of(*one.operand); },
                   [&](const promql::Binary& one) { return binary(one); },
                   [&](const promql::Aggregation& one) { return of(*one.operand); },
                   [&](const promql::Call& one) { return call(one); }},
        expr.node);
  }

 private:
  std::int64_t shifted(std::int64_t moment, const promql::TimeShift& shift) {
    if (moment == kNever) return kNever;
    if (shift.at) return kAlways;
    if (!shift.offset) return moment;
    const auto offset = milliseconds_of(*shift.offset);
    return offset ? later(moment, std::max<std::int64_t>(*offset, 0)) : kAlways;
  }

  std::int64_t selector(const VectorSelector& source, std::int64_t age) {
    if (is_open(source)) return kAlways;
    if (const auto* record = record_read_by(source, story_)) return recorded(*record, source, age);
    std::int64_t last = kNever;
    for (const auto* series : read_by(source, story_))
      last = std::max(last, last_sample(*series, story_).value_or(kNever));
    return shifted(later(last, age), source.shift);
  }

  std::int64_t recorded(const model::RecordingRule& record, const VectorSelector& source,
                        std::int64_t age) {
    if (records_ == kMaxRecords) return kAlways;
    ++records_;
    const auto last = of(record.expr);
    --records_;
    return shifted(later(last, age + story_.step.milliseconds), source.shift);
  }

  std::int64_t matrix(const promql::MatrixSelector& source) {
    const auto range = milliseconds_of(source.range);
    return range ? selector(source.vector, std::max(*range, kLookback)) : kAlways;
  }

  std::int64_t subquery(const promql::Subquery& source) {
    const auto range = milliseconds_of(source.range);
    return range ? shifted(later(of(*source.expr), *range), source.shift) : kAlways;
  }

  std::int64_t binary(const promql::Binary& source) {
    const auto left = of(*source.lhs);
    if (source.op == BinaryOp::Unless) return left;
    const auto right = of(*source.rhs);
    const bool one_is_enough = source.op == BinaryOp::Or || source.fill.left || source.fill.right;
    return one_is_enough ? std::max(left, right) : std::min(left, right);
  }

  std::int64_t call(const promql::Call& source) {
    if (makes_its_own(source)) return kAlways;
    const Expr* series = series_of_call(source);
    return series == nullptr ? kAlways : of(*series);
  }

  const Story& story_;
  int records_ = 0;
};

void collect_starved(const Expr& expr, const Story& story,
                     std::vector<const VectorSelector*>& found) {
  if (latest_result(expr, story) != kNever) return;
  if (const auto* selector = promql::selector_of(expr)) {
    const auto* record = record_read_by(*selector, story);
    if (record == nullptr)
      found.push_back(selector);
    else
      collect_starved(record->expr, story, found);
    return;
  }
  promql::for_each_child(expr, [&](const Expr& child) { collect_starved(child, story, found); });
}

}  // namespace

std::int64_t latest_result(const Expr& expr, const Story& story) { return Latest{story}.of(expr); }

std::vector<const VectorSelector*> starved(const Expr& expr, const Story& story) {
  std::vector<const VectorSelector*> found;
  collect_starved(expr, story, found);
  return found;
}

}  // namespace obsgen::check
