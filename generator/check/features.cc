#include "check/features.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "promql/aggregators.h"
#include "promql/functions.h"
#include "promql/gates.h"
#include "promql/operators.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using model::Target;
using model::Version;
using promql::Expr;
using promql::Gate;

/// The feature that opens a gate; it may be open by default in newer releases.
std::string_view feature_of(Gate gate) {
  return gate == Gate::DurationExpressions ? "promql-duration-expr" : promql::feature_flag(gate);
}

bool is_gate_open(Gate gate, const Target& target) {
  // Source: the flag is gone from Prometheus 3.14, where the arithmetic always works.
  if (gate == Gate::DurationExpressions && target.prometheus >= Version{{3, 14}}) return true;
  return std::ranges::find(target.features, feature_of(gate)) != target.features.end();
}

std::string_view what_of(Gate gate) {
  switch (gate) {
    case Gate::ExperimentalFunctions:
      return "an experimental function";
    case Gate::DurationExpressions:
      return "arithmetic in a duration";
    case Gate::ExtendedRangeSelectors:
      return "'anchored' or 'smoothed'";
    case Gate::FillModifiers:
      return "'fill'";
  }
  return {};
}

Diagnostic closed(const promql::GateUse& use, const Locate& locate) {
  return {.code = "promql/feature",
          .place = locate(use.span),
          .message = fmt::format("this is {}, which Prometheus refuses without its feature '{}'",
                                 what_of(use.gate), feature_of(use.gate)),
          .help = fmt::format("where it is on, say so: 'target: {{features: [{}]}}'",
                              feature_of(use.gate))};
}

/// A function or aggregator, and the release that brought it.
struct Newcomer {
  std::string_view name{};
  std::string_view since{};
  Span span{};
  bool experimental = false;
};

/// What an expression calls at its root.
Newcomer called(const Expr& expr) {
  if (const auto* call = std::get_if<promql::Call>(&expr.node)) {
    const auto* function = promql::find_function(call->function);
    if (function != nullptr)
      return {function->name, function->since, call->name_span, function->experimental};
  }
  if (const auto* aggregation = std::get_if<promql::Aggregation>(&expr.node)) {
    const auto& row = promql::aggregators()[static_cast<std::size_t>(aggregation->op)];
    return {promql::to_string(aggregation->op), row.since, expr.span, row.experimental};
  }
  return {};
}

void check_since(const Newcomer& newcomer, const Target& target, const Locate& locate,
                 Diagnostics& out) {
  const auto since = model::parse_version(newcomer.since);
  if (!since || *since <= target.prometheus) return;
  out.push_back(
      {.code = "promql/newer",
       .place = locate(newcomer.span),
       .message = fmt::format("'{}' came with Prometheus {}, and the target is {}", newcomer.name,
                              newcomer.since, model::to_string(target.prometheus)),
       .help = fmt::format("where no older one reads it, say so: 'target: {{prometheus: "
                           "\"{}\"}}'",
                           newcomer.since)});
}

}  // namespace

Diagnostics check_features(const Expr& expr, const Target& target, const Locate& locate) {
  Diagnostics out;
  for (const auto& use : promql::gate_uses(expr))
    if (!is_gate_open(use.gate, target)) out.push_back(closed(use, locate));
  const bool experiments = is_gate_open(Gate::ExperimentalFunctions, target);
  promql::for_each_expr(expr, [&](const Expr& e) {
    const auto newcomer = called(e);
    if (!newcomer.experimental || experiments) check_since(newcomer, target, locate, out);
  });
  return in_order(std::move(out));
}

}  // namespace obsgen::check
