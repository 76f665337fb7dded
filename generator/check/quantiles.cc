#include "check/quantiles.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "check/result_labels.h"
#include "promql/functions.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using promql::Expr;

/// The argument that has to hold classic buckets or native histograms, or null.
const Expr* buckets_of(const promql::Call& call) {
  const promql::Function* function = promql::find_function(call.function);
  if (function == nullptr || function->samples != promql::SampleRule::Distribution) return nullptr;
  const auto vector = promql::vector_argument(*function, call.args.size());
  return vector ? &call.args[*vector] : nullptr;
}

bool reads_native(const Expr& expr, const promql::World& world) {
  bool native = false;
  promql::for_each_selector(expr, [&](const promql::VectorSelector& selector) {
    const auto series = world.named(selector.name);
    native = native || series.empty() ||
             std::ranges::any_of(series, [](const promql::SeriesFacts& facts) {
               return facts.samples == promql::Samples::Native;
             });
  });
  return native;
}

Diagnostic no_buckets(const promql::Call& call, const promql::LabelChange* change,
                      const Locate& locate) {
  const bool was_there = change != nullptr;
  Diagnostic d{
      .code = was_there ? "promql/removed-label" : "promql/unknown-label",
      .place = locate(call.name_span),
      .message = fmt::format("'{}' needs the label 'le', which no {}", call.function,
                             was_there ? "element has any more" : "metric here has"),
      .help = was_there ? "keep 'le' there" : "give it the series '…_bucket' of a histogram"};
  if (was_there) d.notes.push_back({change->reason.str(), locate(change->span)});
  return d;
}

}  // namespace

Diagnostics check_quantiles(const Site& site) {
  Diagnostics out;
  promql::for_each_expr(site.expr, [&](const Expr& e) {
    const auto* call = std::get_if<promql::Call>(&e.node);
    const Expr* buckets = call == nullptr ? nullptr : buckets_of(*call);
    if (buckets == nullptr) return;
    const auto& result = site.facts.of(*buckets);
    if (!lacks(result, "le") || reads_native(*buckets, site.world)) return;
    out.push_back(no_buckets(*call, removal(result, "le"), site.locate));
  });
  return in_order(std::move(out));
}

}  // namespace obsgen::check
