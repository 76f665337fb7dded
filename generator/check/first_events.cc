#include "check/first_events.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "promql/functions.h"
#include "promql/print.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

/// Whether one event is enough: what has to last is not about the first.
bool asks_for_any(const model::AlertingRule& rule) {
  const bool at_once = !rule.hold || rule.hold->milliseconds == 0;
  return at_once && rule.threshold && rule.threshold->comparison == model::Comparison::Above &&
         rule.threshold->value == 0;
}

/// The counter whose growth the call takes, if it begins with its first event.
const promql::VectorSelector* late_counter(const promql::Call& call, const promql::World& world) {
  const auto* function = promql::find_function(call.function);
  if (function == nullptr || function->needs_series != promql::SeriesNeed::Counter) return nullptr;
  const auto at = promql::vector_argument(*function, call.args.size());
  const auto* selector = at ? promql::selector_of(call.args[*at]) : nullptr;
  if (selector == nullptr) return nullptr;
  const auto series = world.named(selector->name);
  const bool late =
      !series.empty() && std::ranges::all_of(series, [](const promql::SeriesFacts& facts) {
        return facts.type == promql::SeriesType::Counter &&
               facts.waits_for.find("event") != std::string::npos;
      });
  return late ? selector : nullptr;
}

}  // namespace

Diagnostics check_first_events(const Site& site, const model::AlertingRule& rule) {
  Diagnostics out;
  if (!asks_for_any(rule)) return out;
  promql::for_each_expr(site.expr, [&](const promql::Expr& e) {
    const auto* call = std::get_if<promql::Call>(&e.node);
    const auto* counter = call == nullptr ? nullptr : late_counter(*call, site.world);
    if (counter == nullptr || !out.empty()) return;
    out.push_back(
        {.severity = Severity::Warning,
         .code = "alert/first-event",
         .place = rule.place,
         .message = fmt::format("the first event is missed: '{}' begins with it, at 1, and '{}' "
                                "sees no growth",
                                counter->name, call->function),
         .help = fmt::format("add: or {0} > 0 unless {0} offset …", counter->name),
         .notes = {{fmt::format("in {}", promql::print(site.expr))}}});
  });
  return out;
}

}  // namespace obsgen::check
