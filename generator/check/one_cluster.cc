#include "check/one_cluster.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "promql/functions.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

bool chooses(const promql::Expr& expr, std::string_view cluster) {
  bool chosen = false;
  promql::for_each_selector(expr, [&](const promql::VectorSelector& selector) {
    chosen = chosen || std::ranges::find(selector.matchers, cluster, &promql::Matcher::label) !=
                           selector.matchers.end();
  });
  return chosen;
}

/// Whether one answer is made of all elements of the vector.
bool makes_one(const promql::Function& function, const promql::Call& call) {
  const auto at = promql::vector_argument(function, call.args.size());
  return at && (function.labels == promql::LabelEffect::FromMatchers ||
                function.result == promql::ValueType::Scalar);
}

}  // namespace

Diagnostics check_one_cluster(const Site& site, std::string_view cluster) {
  Diagnostics out;
  promql::for_each_expr(site.expr, [&](const promql::Expr& e) {
    const auto* call = std::get_if<promql::Call>(&e.node);
    const auto* function = call == nullptr ? nullptr : promql::find_function(call->function);
    if (function == nullptr || !makes_one(*function, *call) || chooses(e, cluster)) return;
    const bool absence = function->labels == promql::LabelEffect::FromMatchers;
    out.push_back(
        {.code = "promql/one-cluster",
         .place = site.locate(call->name_span),
         .message = fmt::format("'{}' makes one answer for all clusters, which '{}' tells apart",
                                call->function, cluster),
         .help = absence ? "write group (… offset 1h) unless group (…), which keeps the cluster"
                         : "keep the vector, and match with on () group_left ()"});
  });
  return in_order(std::move(out));
}

}  // namespace obsgen::check
