#include "check/sense.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "check/result_labels.h"
#include "promql/functions.h"
#include "promql/operators.h"
#include "promql/share.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using promql::AggregateOp;
using promql::Aggregation;
using promql::Binary;
using promql::BinaryOp;
using promql::Expr;
using promql::Interval;

bool aggregates(const Expr& expr) {
  bool found = false;
  promql::for_each_expr(
      expr, [&](const Expr& e) { found = found || std::holds_alternative<Aggregation>(e.node); });
  return found;
}

/// Labels that only the left side's selector asks for.
std::vector<std::string> asked_more(const Expr& lhs, const Expr& rhs) {
  const promql::VectorSelector *left = nullptr, *right = nullptr;
  promql::for_each_selector(lhs, [&](const promql::VectorSelector& s) { left = &s; });
  promql::for_each_selector(rhs, [&](const promql::VectorSelector& s) { right = &s; });
  std::vector<std::string> labels;
  if (left == nullptr || right == nullptr || left->name != right->name) return labels;
  for (const auto& matcher : left->matchers)
    if (std::ranges::find(right->matchers, matcher) == right->matchers.end())
      labels.push_back(matcher.label);
  return labels;
}

bool matches_by(const Binary& binary, const std::string& label) {
  if (!binary.matching) return true;
  const bool on = binary.matching->kind == promql::MatchKind::On;
  const bool listed = std::ranges::find(binary.matching->labels, label, &promql::LabelName::name) !=
                      binary.matching->labels.end();
  return on == listed;
}

/// `errors{code="500"} / errors`: matching pairs each series with itself.
void check_self(const Binary& binary, const Site& site, Diagnostics& out) {
  if (binary.op != BinaryOp::Divide || aggregates(*binary.lhs)) return;
  if (!promql::is_part_of(*binary.lhs, *binary.rhs)) return;
  const auto more = asked_more(*binary.lhs, *binary.rhs);
  const bool paired = !more.empty() && std::ranges::all_of(more, [&](const std::string& label) {
    return matches_by(binary, label);
  });
  if (!paired) return;
  out.push_back({.code = "promql/self-ratio",
                 .place = site.locate(binary.op_span),
                 .message = fmt::format("each series is divided by itself: both sides match by "
                                        "'{}' too, so the result is 1",
                                        more.front()),
                 .help = "sum both sides first: sum (…) / sum (…)"});
}

/// The expression itself, or what it sums or averages.
const Expr& core(const Expr& expr) {
  const Expr* inner = &promql::without_parens(expr);
  while (const auto* aggregation = std::get_if<Aggregation>(&inner->node))
    inner = &promql::without_parens(*aggregation->operand);
  return *inner;
}

void check_same(const Site& site, Diagnostics& out) {
  const auto* binary = std::get_if<Binary>(&core(site.expr).node);
  if (binary == nullptr || binary->op != BinaryOp::Divide || !(*binary->lhs == *binary->rhs))
    return;
  out.push_back({.code = "promql/self-ratio",
                 .place = site.locate(binary->op_span),
                 .message = "both sides are the same, so the result is 1",
                 .help = "divide by what the left side is a part of"});
}

void check_divisor(const Binary& binary, const Site& site, Diagnostics& out) {
  const auto& divisor = site.meaning.values(*binary.rhs);
  const bool divides = binary.op == BinaryOp::Divide || binary.op == BinaryOp::Modulo;
  if (!divides || !divisor.literal || divisor.range != Interval{0, 0}) return;
  out.push_back(
      {.code = "promql/zero-divisor",
       .place = site.locate(binary.op_span),
       .message = fmt::format("'{}' by zero gives no number", promql::to_string(binary.op))});
}

void check_quantile(const Expr& argument, std::string_view of, const Site& site, Diagnostics& out) {
  const auto& values = site.meaning.values(argument);
  if (!values.literal || !values.range.is_point()) return;
  const double quantile = values.range.low;
  if (quantile >= 0 && quantile <= 1) return;
  const bool percent = quantile > 1 && quantile <= 100;
  out.push_back(
      {.code = "promql/quantile-range",
       .place = site.locate(argument.span),
       .message = fmt::format("'{}' takes a quantile from 0 to 1, and this is {:g}", of, quantile),
       .help = percent ? fmt::format("write {:g}", quantile / 100) : std::string{}});
}

Diagnostic meaningless(const Aggregation& aggregation, Place place, std::string_view of,
                       std::string help) {
  return {
      .severity = Severity::Warning,
      .code = "promql/meaningless-sum",
      .place = place,
      .message = fmt::format("'{}' of {} has no meaning", promql::to_string(aggregation.op), of),
      .help = std::move(help)};
}

bool always_has(const promql::LabelBranches& result, std::string_view label) {
  return !result.empty() && std::ranges::all_of(result, [&](const promql::LabelBranch& branch) {
    return branch.presence(label) == promql::Presence::Always;
  });
}

/// True when elements that differ by the label come together, and no matcher has chosen one.
bool mixes(const Aggregation& aggregation, const Expr& whole, std::string_view label,
           const Site& site) {
  const auto& operand = site.facts.of(*aggregation.operand);
  if (!always_has(operand, label) || !lacks(site.facts.of(whole), label)) return false;
  const auto& keys = site.meaning.elements(*aggregation.operand).keys;
  return !keys.empty() && std::ranges::all_of(keys, [&](const auto& key) {
    return key.count(std::string{label}) != 0;
  });
}

void check_sum(const Aggregation& aggregation, const Expr& whole, const Site& site,
               Diagnostics& out) {
  const bool sums = aggregation.op == AggregateOp::Sum;
  if (!sums && aggregation.op != AggregateOp::Avg) return;
  const Place place = site.locate({whole.span.begin, aggregation.operand->span.begin});
  const auto& values = site.meaning.values(*aggregation.operand);
  if (sums && values.unit && values.unit->instant)
    out.push_back(meaningless(aggregation, place, "points in time",
                              "take max or min, or the time since then"));
  else if (mixes(aggregation, whole, "quantile", site))
    out.push_back(
        meaningless(aggregation, place, "quantiles", "choose one by its label, or take max"));
  else if (sums && values.observed && mixes(aggregation, whole, "le", site))
    out.push_back(meaningless(aggregation, place,
                              "buckets, each of which counts what is in those below it",
                              "keep 'le', or sum the series '…_count'"));
}

void check_arguments(const promql::Call& call, const Site& site, Diagnostics& out) {
  const auto* function = promql::find_function(call.function);
  if (function == nullptr) return;
  for (std::size_t i = 0; i < call.args.size(); ++i)
    if (function->parameter(i).use == promql::ArgumentUse::Quantile)
      check_quantile(call.args[i], call.function, site, out);
}

}  // namespace

Diagnostics check_sense(const Site& site) {
  Diagnostics out;
  promql::for_each_expr(site.expr, [&](const Expr& e) {
    if (const auto* binary = std::get_if<Binary>(&e.node)) {
      check_self(*binary, site, out);
      check_divisor(*binary, site, out);
    }
    if (const auto* aggregation = std::get_if<Aggregation>(&e.node)) {
      check_sum(*aggregation, e, site, out);
      if (aggregation->op == AggregateOp::Quantile && aggregation->parameter)
        check_quantile(**aggregation->parameter, "quantile", site, out);
    }
    if (const auto* call = std::get_if<promql::Call>(&e.node)) check_arguments(*call, site, out);
  });
  check_same(site, out);
  return in_order(std::move(out));
}

}  // namespace obsgen::check
