#include "check/planned.h"

#include <string_view>
#include <utility>

#include "base/overloaded.h"
#include "check/planned_labels.h"
#include "check/planned_panels.h"
#include "check/planned_queries.h"
#include "promql/infer.h"

// The catalog's own expressions were proven where they stand. Here everything that is about to be
// written is read once more as Prometheus will see it, so that no step between can have bent a
// name.

namespace obsgen::check {

namespace {

promql::Analysis facts_of(const promql::Expr& expr, const Exposed& exposed) {
  return promql::infer(expr, exposed.world, promql::LabelNames::AfterScrape);
}

void check_annotation(const model::AnnotationQuery& annotation, const Exposed& exposed,
                      PlannedProblems& out) {
  const auto facts = facts_of(annotation.expr, exposed);
  append(out.queries,
         check_planned_query(
             {annotation.expr, "dashboard", annotation.place, annotation.origin, facts}, exposed));
  append(out.labels, check_planned_labels(annotation, facts));
}

void check_panel(const model::Panel& panel, const Exposed& exposed, PlannedProblems& out) {
  std::vector<promql::Analysis> facts;
  for (const model::PanelQuery& query : panel.queries) {
    facts.push_back(facts_of(query.expr, exposed));
    append(out.queries,
           check_planned_query({query.expr, "dashboard", query.place, query.origin, facts.back()},
                               exposed));
  }
  append(out.labels, check_planned_labels(panel, facts));
  append(out.panels, check_planned_panel(panel, facts, exposed.world));
}

void check_dashboard(const model::Dashboard& dashboard, const Exposed& exposed,
                     PlannedProblems& out) {
  for (const model::AnnotationQuery& annotation : dashboard.annotations)
    check_annotation(annotation, exposed, out);
  for (const model::Row& row : dashboard.rows)
    for (const model::Panel& panel : row.panels)
      check_panel(panel, exposed, out);
}

Diagnostics check_record(const model::RecordingRule& record, const Exposed& exposed) {
  const auto facts = facts_of(record.expr, exposed);
  return check_planned_query({record.expr, "alert", record.place, record.origin, facts}, exposed);
}

void check_group(const model::RuleGroup& group, const Exposed& exposed, PlannedProblems& out) {
  for (const auto& rule : group.rules)
    append(out.queries, std::visit(Overloaded{[&](const model::RecordingRule& record) {
                                                return check_record(record, exposed);
                                              },
                                              [&](const model::AlertingRule& alert) {
                                                return check_planned_alert(
                                                    alert, facts_of(alert.query, exposed), exposed);
                                              }},
                                   rule));
}

}  // namespace

PlannedProblems check_planned(const model::Catalog& catalog, const promql::World& world,
                              const std::vector<model::Dashboard>& dashboards,
                              const model::RulePlan& rules) {
  const model::DropFilter drops{catalog.scrape};
  const Exposed exposed{catalog, world, drops};
  PlannedProblems out;
  for (const model::Dashboard& dashboard : dashboards)
    check_dashboard(dashboard, exposed, out);
  for (const model::RuleGroup& group : rules.groups)
    check_group(group, exposed, out);
  out.labels = in_order(std::move(out.labels));
  out.panels = in_order(std::move(out.panels));
  return out;
}

}  // namespace obsgen::check
