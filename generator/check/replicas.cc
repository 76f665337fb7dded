#include "check/replicas.h"

#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "promql/operators.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using promql::AggregateOp;
using promql::Elements;
using promql::Expr;

bool adds_up(AggregateOp op) {
  return op == AggregateOp::Sum || op == AggregateOp::Count || op == AggregateOp::CountValues;
}

Diagnostic counted_twice(const promql::Aggregation& aggregation, const Elements& elements,
                         Span head, const Locate& locate) {
  const auto key = promql::key_of_fact(elements);
  return {.code = "promql/counted-twice",
          .place = locate(head),
          .message = fmt::format("'{}' takes each fact once for every replica, which all expose it",
                                 promql::to_string(aggregation.op)),
          .help = fmt::format("let one element stand for all replicas first: {} (max by ({}) (…))",
                              promql::to_string(aggregation.op), fmt::join(key, ", ")),
          .notes = {{"every replica exposes this series", locate(*elements.repeated)}}};
}

/// `0 * count(x)` is there to be there: what it counts does not matter.
bool is_made_zero(const Expr& expr, const Site& site) {
  const auto* binary = std::get_if<promql::Binary>(&expr.node);
  if (binary == nullptr || binary->op != promql::BinaryOp::Multiply) return false;
  const auto is_zero = [&](const Expr& side) {
    const auto& values = site.meaning.values(side);
    return values.literal && values.range == promql::Interval{0, 0};
  };
  return is_zero(*binary->lhs) || is_zero(*binary->rhs);
}

void check_aggregation(const promql::Aggregation& aggregation, const Expr& whole, const Site& site,
                       Diagnostics& out) {
  const Elements& operand = site.meaning.elements(*aggregation.operand);
  // Those that keep the replicas apart add up nothing.
  if (!adds_up(aggregation.op) || !operand.repeated || site.meaning.elements(whole).repeated)
    return;
  const Span head{whole.span.begin, aggregation.operand->span.begin};
  out.push_back(counted_twice(aggregation, operand, head, site.locate));
}

void check_below(const Expr& expr, const Site& site, Diagnostics& out) {
  if (is_made_zero(expr, site)) return;
  if (const auto* aggregation = std::get_if<promql::Aggregation>(&expr.node))
    check_aggregation(*aggregation, expr, site, out);
  promql::for_each_child(expr, [&](const Expr& child) { check_below(child, site, out); });
}

}  // namespace

Diagnostics check_replicas(const Site& site) {
  Diagnostics out;
  check_below(site.expr, site, out);
  return in_order(std::move(out));
}

}  // namespace obsgen::check
