#include "promql/share.h"

#include <algorithm>
#include <string_view>

#include "base/overloaded.h"
#include "promql/functions.h"
#include "promql/tree.h"

namespace obsgen::promql {
namespace {

bool has_matcher(const VectorSelector& selector, const Matcher& matcher) {
  return std::ranges::find(selector.matchers, matcher) != selector.matchers.end();
}

/// `x_bucket` with a bound against `x_count`.
bool is_bucket_of(const VectorSelector& part, std::string_view whole) {
  constexpr std::string_view kBucket = "_bucket", kCount = "_count";
  const std::string_view name = part.name;
  return name.ends_with(kBucket) && whole.ends_with(kCount) &&
         name.substr(0, name.size() - kBucket.size()) ==
             whole.substr(0, whole.size() - kCount.size()) &&
         std::ranges::any_of(part.matchers, [](const Matcher& m) { return m.label == "le"; });
}

bool is_part(const VectorSelector& part, const VectorSelector& whole) {
  const bool same_series = part.name == whole.name || is_bucket_of(part, whole.name);
  return same_series && !part.name.empty() && part.macros == whole.macros &&
         part.shift == whole.shift && part.extension == whole.extension &&
         std::ranges::all_of(whole.matchers,
                             [&](const Matcher& matcher) { return has_matcher(part, matcher); });
}

bool is_part(const Aggregation& part, const Aggregation& whole) {
  const bool adds = part.op == AggregateOp::Sum || part.op == AggregateOp::Count;
  return adds && part.op == whole.op && part.grouping == whole.grouping &&
         is_part_of(*part.operand, *whole.operand);
}

bool is_part(const Call& part, const Call& whole) {
  const Function* function = find_function(part.function);
  const bool grows = function != nullptr && function->needs_series == SeriesNeed::Counter &&
                     function->range == RangeRule::NotNegative;
  return grows && part.function == whole.function && part.args.size() == 1 &&
         whole.args.size() == 1 && is_part_of(part.args.front(), whole.args.front());
}

}  // namespace

bool is_part_of(const Expr& part, const Expr& whole) {
  const Expr& all = without_parens(whole);
  return std::visit(Overloaded{[&](const VectorSelector& selector) {
                                 const auto* of = std::get_if<VectorSelector>(&all.node);
                                 return of != nullptr && is_part(selector, *of);
                               },
                               [&](const MatrixSelector& matrix) {
                                 const auto* of = std::get_if<MatrixSelector>(&all.node);
                                 return of != nullptr && matrix.range == of->range &&
                                        is_part(matrix.vector, of->vector);
                               },
                               [&](const Aggregation& aggregation) {
                                 const auto* of = std::get_if<Aggregation>(&all.node);
                                 return of != nullptr && is_part(aggregation, *of);
                               },
                               [&](const Call& call) {
                                 const auto* of = std::get_if<Call>(&all.node);
                                 return of != nullptr && is_part(call, *of);
                               },
                               [](const auto&) { return false; }},
                    without_parens(part).node);
}

}  // namespace obsgen::promql
