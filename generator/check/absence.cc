#include "check/absence.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "promql/functions.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

/// What all series of the selector wait for; empty when some are always there, or nothing is known.
std::string waits_for(const promql::VectorSelector& selector, const promql::World& world) {
  std::string found;
  for (const auto& series : world.named(selector.name)) {
    if (series.waits_for.empty()) return {};
    found = series.waits_for;
  }
  return found;
}

}  // namespace

Diagnostics check_absence(const Site& site) {
  Diagnostics out;
  promql::for_each_expr(site.expr, [&](const promql::Expr& e) {
    const auto* call = std::get_if<promql::Call>(&e.node);
    const auto* function = call == nullptr ? nullptr : promql::find_function(call->function);
    if (function == nullptr || function->labels != promql::LabelEffect::FromMatchers) return;
    promql::for_each_selector(e, [&](const promql::VectorSelector& selector) {
      const auto waited = waits_for(selector, site.world);
      if (waited.empty()) return;
      out.push_back({.severity = Severity::Warning,
                     .code = "promql/absent-when-idle",
                     .place = site.locate(selector.name_span),
                     .message = fmt::format("'{}' is absent whenever there is no {}", selector.name,
                                            waited.substr(waited.find(' ') + 1)),
                     .help = "ask for 'up', or for a series that is always there"});
    });
  });
  return in_order(std::move(out));
}

}  // namespace obsgen::check
