#include "plan/dashboards/annotations.h"

#include <string>
#include <utility>

#include "plan/dashboards/alert_series.h"
#include "plan/query/labels.h"
#include "plan/query/terms.h"
#include "plan/words/legend.h"
#include "promql/tree.h"

namespace obsgen::plan {

using model::AlertSeverity;

namespace {

/// What already looks back, as "was not there before" does, goes on looking at the same past.
void shift_back(promql::Expr& expr) {
  promql::for_each_selector(expr, [](promql::VectorSelector& vector) {
    if (vector.shift.offset) return;
    vector.shift.offset = promql::DurationExpr{.node = promql::Macro{"$__interval"}};
  });
}

/// Elements of `expr` that were not there one step before.
promql::Expr beginnings(promql::Expr expr) {
  auto before = expr;
  shift_back(before);
  return binary(promql::BinaryOp::Unless, std::move(expr), std::move(before));
}

model::AnnotationQuery alerts_of(const model::Catalog& catalog, AlertSeverity severity) {
  auto expr =
      beginnings(aggregate(promql::AggregateOp::Count, {"alertname"}, firing(catalog, severity)));
  model::AnnotationQuery query{
      .expr = std::move(expr),
      .text = templates::legend_label("alertname") + templates::legend_text(" fires")};
  switch (severity) {
    case AlertSeverity::Critical:
      query.title = "Critical alerts";
      query.tone = model::Tone::Bad;
      query.enabled = true;
      break;
    case AlertSeverity::Warning:
      query.title = "Warnings";
      query.tone = model::Tone::Warning;
      query.enabled = true;
      break;
    case AlertSeverity::Info:
      query.title = "Notices";
      query.tone = model::Tone::Busy;
      break;
  }
  return query;
}

}  // namespace

std::vector<model::AnnotationQuery> plan_annotations(const PanelScope& scope,
                                                     const model::DashboardSpec& spec,
                                                     Diagnostics& diagnostics) {
  std::vector<model::AnnotationQuery> annotations;
  for (const auto severity : severities(scope.catalog))
    annotations.push_back(alerts_of(scope.catalog, severity));
  for (const auto& wanted : spec.annotations) {
    const model::SignalUse use{.signal = wanted.signal, .place = wanted.place};
    auto query = scope.queries.plan(use, scope.setting, diagnostics);
    if (!query) continue;
    auto labels = label_legend(telling_labels(scope.catalog, *query));
    const auto title = labels.empty() ? wanted.title : wanted.title + ": ";
    annotations.push_back({.title = wanted.title,
                           .expr = beginnings(std::move(query->expr)),
                           .text = templates::legend_text(title) + std::move(labels),
                           .tone = wanted.tone,
                           .enabled = wanted.enabled,
                           .signal = wanted.signal,
                           .place = wanted.place,
                           .origin = std::move(query->origin)});
  }
  return annotations;
}

}  // namespace obsgen::plan
