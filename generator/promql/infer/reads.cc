#include "promql/reads.h"

#include <algorithm>

#include "promql/print.h"
#include "promql/print_duration.h"
#include "promql/tree.h"

namespace obsgen::promql {
namespace {

std::string metric_of(const VectorSelector& selector) {
  if (!selector.name.empty()) return selector.name;
  const auto fixed = std::ranges::find_if(selector.matchers, [](const Matcher& matcher) {
    return matcher.label == "__name__" && matcher.op == MatchOp::Equal;
  });
  return fixed == selector.matchers.end() ? "" : fixed->value;
}

std::string window(const Subquery& subquery) {
  std::string out = "[";
  append_range(out, subquery.range);
  out += ':';
  if (subquery.step) append_range(out, *subquery.step);
  return out + "]";
}

void collect(const Expr& expr, const std::vector<std::string>& within, std::vector<Read>& all) {
  if (const VectorSelector* selector = selector_of(expr)) {
    all.push_back({print(expr), metric_of(*selector), within, expr.span});
  } else if (const auto* subquery = std::get_if<Subquery>(&expr.node)) {
    std::vector<std::string> inner{window(*subquery)};
    inner.insert(inner.end(), within.begin(), within.end());
    collect(*subquery->expr, inner, all);
  } else {
    for_each_child(expr, [&](const Expr& child) { collect(child, within, all); });
  }
}

}  // namespace

std::vector<Read> reads(const Expr& expr) {
  std::vector<Read> all;
  collect(expr, {}, all);
  return all;
}

}  // namespace obsgen::promql
