#include "check/units.h"

#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "promql/functions.h"
#include "promql/operators.h"
#include "promql/tree.h"
#include "world/units.h"

namespace obsgen::check {

namespace {

using promql::Binary;
using promql::BinaryOp;
using promql::Expr;
using Measure = promql::Unit;
using promql::Values;

constexpr Measure kSeconds{.seconds = 1};

bool needs_one_unit(BinaryOp op) {
  return op == BinaryOp::Add || op == BinaryOp::Subtract || op == BinaryOp::Modulo ||
         op == BinaryOp::Or || promql::is_comparison(op);
}

/// A time and a point in time may be added, and points in time be subtracted.
bool is_about_time(BinaryOp op, const Measure& lhs, const Measure& rhs) {
  if (lhs.instant && rhs.instant) return op != BinaryOp::Add;
  const bool shifts = op == BinaryOp::Add || op == BinaryOp::Subtract;
  return shifts && ((lhs.instant && rhs == kSeconds) ||
                    (rhs.instant && lhs == kSeconds && op == BinaryOp::Add));
}

bool fit(BinaryOp op, const Measure& lhs, const Measure& rhs) {
  if (lhs.instant || rhs.instant) return is_about_time(op, lhs, rhs);
  return promql::same_dimension(lhs, rhs) && std::abs(lhs.scale / rhs.scale - 1) < 1e-6;
}

void check_operator(const Binary& binary, const Site& site, Diagnostics& out) {
  if (!needs_one_unit(binary.op)) return;
  const Values& lhs = site.meaning.values(*binary.lhs);
  const Values& rhs = site.meaning.values(*binary.rhs);
  if (lhs.literal || rhs.literal || !lhs.unit || !rhs.unit) return;
  if (fit(binary.op, *lhs.unit, *rhs.unit)) return;
  const bool scale = promql::same_dimension(*lhs.unit, *rhs.unit);
  out.push_back({.code = "promql/unit-mismatch",
                 .place = site.locate(binary.op_span),
                 .message = fmt::format("'{}' has {} on the left and {} on the right",
                                        promql::to_string(binary.op), promql::describe(*lhs.unit),
                                        promql::describe(*rhs.unit)),
                 .help = scale && !lhs.unit->instant ? "bring both to one scale" : ""});
}

/// Points in time are compared with times only by mistake: a small number is no date.
void check_instant(const Binary& binary, const Site& site, Diagnostics& out) {
  if (!promql::is_comparison(binary.op)) return;
  const Values& lhs = site.meaning.values(*binary.lhs);
  const Values& rhs = site.meaning.values(*binary.rhs);
  const Values& number = lhs.literal ? lhs : rhs;
  const Values& other = lhs.literal ? rhs : lhs;
  constexpr double kEarliestDate = 1e8;
  const bool is_time = number.literal && number.range.is_point() && number.range.low > 1 &&
                       number.range.low < kEarliestDate;
  if (!is_time || !other.unit || !other.unit->instant) return;
  out.push_back({.code = "promql/unit-mismatch",
                 .place = site.locate(binary.op_span),
                 .message = fmt::format("'{}' compares points in time with {:g}, which is no date",
                                        promql::to_string(binary.op), number.range.low),
                 .help = "compare the time since then: time() - …"});
}

void check_call(const promql::Call& call, const Site& site, Diagnostics& out) {
  const auto* function = promql::find_function(call.function);
  if (function == nullptr || function->needs_unit != promql::UnitNeed::TimePoint) return;
  const auto at = promql::vector_argument(*function, call.args.size());
  if (!at) return;
  const Values& argument = site.meaning.values(call.args[*at]);
  if (!argument.unit || argument.unit->instant || argument.literal) return;
  // Without a kind of its own, a gauge of seconds may hold points in time.
  if (*argument.unit == kSeconds) return;
  out.push_back({.code = "promql/unit-mismatch",
                 .place = site.locate(call.name_span),
                 .message = fmt::format("'{}' is for points in time, and this is {}", call.function,
                                        promql::describe(*argument.unit))});
}

bool is_said_of_points(const Measure& found, const Measure& said) {
  return found.instant && said == kSeconds;
}

}  // namespace

Diagnostics check_units(const Site& site) {
  Diagnostics out;
  promql::for_each_expr(site.expr, [&](const Expr& e) {
    if (const auto* binary = std::get_if<Binary>(&e.node)) {
      check_operator(*binary, site, out);
      check_instant(*binary, site, out);
    }
    if (const auto* call = std::get_if<promql::Call>(&e.node)) check_call(*call, site, out);
  });
  return in_order(std::move(out));
}

Diagnostics check_unit_said(const Site& site, const SaidUnit& said) {
  const Values& values = site.meaning.values(site.expr);
  const auto expected = world::unit_of(said.unit);
  if (!expected || !values.unit || values.literal) return {};
  if (*values.unit == *expected || is_said_of_points(*values.unit, *expected)) return {};
  return {{.code = "catalog/unit-mismatch",
           .place = said.place,
           .message = fmt::format("{} has the unit '{}', and its expression gives {}", said.of,
                                  model::to_string(said.unit), promql::describe(*values.unit)),
           .help = promql::same_dimension(*values.unit, *expected)
                       ? "let the expression and the unit have one scale"
                       : "",
           .notes = {{"this expression", site.locate(site.expr.span)}}}};
}

}  // namespace obsgen::check
