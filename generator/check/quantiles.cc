#include "check/quantiles.h"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "check/catalog_labels.h"
#include "check/result_labels.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using model::Catalog;
using promql::Expr;

/// A function that reads buckets, and which argument they are.
struct OverBuckets {
  std::string_view function{};
  std::size_t argument = 0;
};

constexpr std::array kOverBuckets{OverBuckets{"histogram_fraction", 2},
                                  OverBuckets{"histogram_quantile", 1},
                                  OverBuckets{"histogram_quantiles", 0}};

const Expr* buckets_of(const promql::Call& call) {
  for (const auto& [function, argument] : kOverBuckets)
    if (call.function == function && argument < call.args.size()) return &call.args[argument];
  return nullptr;
}

bool reads_native(const Expr& expr, const Catalog& catalog) {
  bool native = false;
  promql::for_each_selector(expr, [&](const promql::VectorSelector& selector) {
    const auto series = model::find_series(catalog, selector.name);
    native = native || !series || series->metric->native;
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
  if (was_there) d.notes.push_back({change->reason, locate(change->span)});
  return d;
}

}  // namespace

Diagnostics check_quantiles(const Expr& expr, const Catalog& catalog, const Locate& locate) {
  Diagnostics out;
  promql::for_each_expr(expr, [&](const Expr& e) {
    const auto* call = std::get_if<promql::Call>(&e.node);
    const Expr* buckets = call == nullptr ? nullptr : buckets_of(*call);
    if (buckets == nullptr || reads_native(*buckets, catalog)) return;
    const auto result = catalog_result_labels(*buckets, catalog);
    if (lacks(result, "le")) out.push_back(no_buckets(*call, removal(result, "le"), locate));
  });
  return in_order(std::move(out));
}

}  // namespace obsgen::check
