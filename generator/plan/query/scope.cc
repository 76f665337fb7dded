#include "plan/query/scope.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/overloaded.h"
#include "model/scrape.h"
#include "model/series.h"
#include "promql/rewrite_durations.h"
#include "promql/tree.h"

namespace obsgen::plan {

using namespace promql;

namespace {

using Matchers = std::vector<Matcher>;

void add(Matchers& scope, std::string label, MatchOp op, std::string value) {
  scope.push_back({.label = std::move(label), .op = op, .value = std::move(value)});
}

Matchers panel_scope(const model::Metric& metric, const model::Catalog& catalog,
                     const InPanel& panel) {
  Matchers scope;
  if (!metric.external) add(scope, "job", MatchOp::Regex, "$job");
  if (!catalog.who.cluster_label.empty()) {
    add(scope, catalog.who.cluster_label, MatchOp::Regex, "$" + catalog.who.cluster_label);
  }
  for (const auto& variable : panel.variables) {
    const auto label = scoped_label(catalog, metric, variable);
    if (!label.empty()) add(scope, label, MatchOp::Regex, "$" + variable);
  }
  return scope;
}

Matchers rule_scope(const model::Metric& metric, const model::Catalog& catalog) {
  Matchers scope;
  if (!metric.external) add(scope, "job", MatchOp::Equal, catalog.who.name);
  return scope;
}

DurationExpr window_for(const Setting& setting, model::Duration window) {
  return std::visit(
      Overloaded{[&](const InRules&) {
                   const auto seconds = static_cast<double>(window.milliseconds) / 1000;
                   return DurationExpr{.node = NumberLiteral{seconds, true}};
                 },
                 [](const InPanel&) { return DurationExpr{.node = Macro{"$__rate_interval"}}; }},
      setting);
}

}  // namespace

std::string scoped_label(const model::Catalog& catalog, const model::Metric& metric,
                         const std::string& variable) {
  const bool operators_own = variable == "operator_namespace";
  const std::string name = operators_own ? "namespace" : variable;
  const auto* own = model::find_label(metric, name);
  if (own != nullptr && !operators_own)
    return model::label_after_scrape(catalog.scrape, metric, name);
  const auto targets = model::target_labels(metric);
  if (std::ranges::find(targets, name) == targets.end() || variable == "namespace") return {};
  if (own != nullptr && catalog.scrape.honor_labels) return {};  // the target's label is hidden
  const bool alike = metric.replicas == model::Replicas::Same;
  return alike && !operators_own ? std::string{} : name;
}

void add_scope(Expr& expr, const model::Catalog& catalog, const Setting& setting) {
  for_each_selector(expr, [&](VectorSelector& vector) {
    const auto series = model::find_series(catalog, vector.name);
    if (!series) return;
    const auto scope = std::visit(
        Overloaded{
            [&](const InRules&) { return rule_scope(*series->metric, catalog); },
            [&](const InPanel& panel) { return panel_scope(*series->metric, catalog, panel); }},
        setting);
    vector.matchers.insert(vector.matchers.begin(), scope.begin(), scope.end());
  });
}

void set_windows(Expr& expr, const Setting& setting, model::Duration window) {
  expr = rewrite_durations(std::move(expr), [&](const Macro& macro) {
    return macro.text == "$window" ? std::optional{window_for(setting, window)} : std::nullopt;
  });
}

}  // namespace obsgen::plan
