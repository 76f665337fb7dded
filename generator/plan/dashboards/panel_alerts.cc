#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "plan/dashboards/alert_series.h"
#include "plan/dashboards/panel_parts.h"
#include "plan/query/terms.h"
#include "plan/words/alert_names.h"
#include "plan/words/titles.h"

/// The table of firing alerts, worst first.
namespace obsgen::plan {

namespace {

using model::AlertSeverity;

std::string severity_title(AlertSeverity severity) { return heading(to_string(severity)); }

constexpr std::string_view kWhat = "what";
constexpr std::uint32_t kNarrow = 110;

constexpr std::array kWorstLast{AlertSeverity::Info, AlertSeverity::Warning,
                                AlertSeverity::Critical};

/// Severities as numbers, so that the worst can be sorted to the top.
promql::Expr severity_codes(const model::Catalog& catalog) {
  std::optional<promql::Expr> codes;
  for (std::size_t i = kWorstLast.size(); i-- > 0;) {
    auto one = binary(promql::BinaryOp::Multiply, firing(catalog, kWorstLast[i]),
                      number(static_cast<double>(i + 1)));
    codes =
        codes ? binary(promql::BinaryOp::Or, *std::move(codes), std::move(one)) : std::move(one);
  }
  return *std::move(codes);
}

model::TableColumn severity_column() {
  model::TableColumn column{.source = model::QueryField{0}, .title = "Severity", .width = kNarrow};
  for (std::size_t i = kWorstLast.size(); i-- > 0;) {
    column.mappings.push_back({fmt::format("{}", i + 1), severity_title(kWorstLast[i]),
                               model::Colour{tone_of(kWorstLast[i])}});
  }
  return column;
}

/// Names of the labels that the operator's alerts carry, those of most alerts first.
std::vector<std::string> alert_labels(const PanelScope& scope, Diagnostics& diagnostics) {
  std::vector<QueryLabel> labels;
  std::map<std::string, int> uses;
  for (const auto& alert : scope.catalog.alerts) {
    if (!alert.enabled) continue;
    const model::SignalUse use{.signal = alert.signal, .place = alert.signal_place};
    const auto query = scope.queries.plan(use, scope.setting, diagnostics);
    if (!query) continue;
    for (auto& label : telling_labels(scope.catalog, *query)) {
      if (uses[label.name]++ == 0) labels.push_back(std::move(label));
    }
  }
  std::ranges::stable_sort(labels, [&](const QueryLabel& a, const QueryLabel& b) {
    if (a.in_key != b.in_key) return a.in_key;
    return !a.in_key && uses[a.name] > uses[b.name];
  });
  std::vector<std::string> names;
  for (auto& label : labels)
    names.push_back(std::move(label.name));
  return names;
}

/// A label with all that tells what the alert is about: a column for each would be wider than any
/// screen, and most cells empty.
promql::Expr with_what(promql::Expr expr, const std::vector<std::string>& labels) {
  std::vector<promql::Expr> args;
  args.push_back(std::move(expr));
  for (const auto& text : {std::string{kWhat}, std::string{" "}})
    args.push_back({.node = promql::StringLiteral{text}});
  for (const auto& label : labels)
    args.push_back({.node = promql::StringLiteral{label}});
  return call("label_join", std::move(args));
}

model::PanelQuery query_of(promql::Expr expr) {
  return {.expr = std::move(expr),
          .kind = model::QueryKind::Instant,
          .format = model::QueryFormat::Table};
}

/// Where Grafana shows the rule with its texts, its runbook and the link to its panel.
model::Link to_rule() { return {"Rule and runbook", model::AlertRules{}}; }

}  // namespace

std::optional<PlannedPanel> plan_alerts(const PanelScope& scope, const model::PanelSpec& spec,
                                        Diagnostics& diagnostics) {
  auto planned = framed(scope, spec, {});
  auto& panel = planned.panel;
  if (panel.title.empty()) panel.title = "Firing alerts";
  if (panel.description.empty())
    panel.description = "Alerts of this operator that fire now, worst first. Empty is good.";
  panel.empty = "No alert is firing";
  const auto labels = alert_labels(scope, diagnostics);
  panel.queries.push_back(query_of(with_what(severity_codes(scope.catalog), labels)));
  panel.queries.push_back(query_of(with_what(held_for(scope.catalog), labels)));
  auto& table = panel.table;
  table.columns = {
      severity_column(),
      {.source = model::LabelField{"alertname"}, .title = "Alert", .links = {to_rule()}},
      {.source = model::LabelField{std::string{kWhat}}, .title = "What"},
      {.source = model::QueryField{1},
       .title = "For",
       .unit = model::Unit::Seconds,
       .decimals = 0,
       .width = kNarrow}};
  table.sort_by = "Severity";
  table.limit = spec.look.top;
  return planned;
}

}  // namespace obsgen::plan
