#include "plan/dashboards/alert_series.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "plan/query/terms.h"

namespace obsgen::plan {

using model::AlertSeverity;
using promql::MatchOp;

namespace {

promql::Expr with(promql::Expr expr, std::string label, MatchOp op, std::string value) {
  std::get<promql::VectorSelector>(expr.node).matchers.push_back(
      {.label = std::move(label), .op = op, .value = std::move(value)});
  return expr;
}

/// Alerts of the operator are known by the prefix of their names.
promql::Expr of_operator(const model::Catalog& catalog, std::string name) {
  auto expr =
      with(selector(std::move(name)), "alertname", MatchOp::Regex, catalog.who.alert_prefix + ".+");
  const auto& cluster = catalog.who.cluster_label;
  return cluster.empty() ? expr : with(std::move(expr), cluster, MatchOp::Regex, "$" + cluster);
}

promql::Expr firing_any(const model::Catalog& catalog) {
  return with(of_operator(catalog, "ALERTS"), "alertstate", MatchOp::Equal, "firing");
}

}  // namespace

promql::Expr firing(const model::Catalog& catalog, AlertSeverity severity) {
  return with(firing_any(catalog), "severity", MatchOp::Equal, std::string{to_string(severity)});
}

std::vector<AlertSeverity> severities(const model::Catalog& catalog) {
  std::vector<AlertSeverity> found;
  for (const auto severity :
       {AlertSeverity::Critical, AlertSeverity::Warning, AlertSeverity::Info}) {
    if (std::ranges::any_of(catalog.alerts, [&](const model::Alert& alert) {
          return alert.enabled && alert.severity == severity;
        }))
      found.push_back(severity);
  }
  return found;
}

promql::Expr held_for(const model::Catalog& catalog) {
  auto since = binary(promql::BinaryOp::Subtract, call("time", {}),
                      of_operator(catalog, "ALERTS_FOR_STATE"));
  auto both = binary(promql::BinaryOp::And, std::move(since), firing_any(catalog));
  std::get<promql::Binary>(both.node).matching = promql::VectorMatching{
      .kind = promql::MatchKind::Ignoring, .labels = {{.name = "alertstate"}}};
  return both;
}

}  // namespace obsgen::plan
