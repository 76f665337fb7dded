#include "catalog/link/references.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "catalog/link/series_reference.h"
#include "catalog/read/fields.h"
#include "catalog/read/row.h"

namespace obsgen::catalog {

namespace {

using model::HistogramFunction;

void check_histogram(const model::HistogramDefinition& definition, const Lookup& lookup) {
  const model::Metric* metric = lookup.metric(definition.metric, definition.place);
  if (metric == nullptr || lookup.index().may_have_metric(metric->name)) return;
  const bool mean = definition.function == HistogramFunction::Mean;
  const bool fits = metric->type == model::MetricType::Histogram ||
                    (mean && metric->type == model::MetricType::Summary);
  if (!fits) {
    lookup.diagnostics().push_back(
        {.code = "catalog/type-mismatch",
         .place = definition.place,
         .message = fmt::format("'{}' is a {}, not a {}", metric->name, to_string(metric->type),
                                mean ? "histogram or summary" : "histogram")});
  }
  lookup.labels_of(*metric, definition.by);
}

void check_signal(const model::Signal& signal, const Lookup& lookup) {
  std::visit(Overloaded{[](const model::ExprDefinition&) {},
                        [&](const model::HistogramDefinition& definition) {
                          check_histogram(definition, lookup);
                        }},
             signal.definition);
}

void check_records(const std::vector<model::Record>& records, const Lookup& lookup) {
  std::map<std::string_view, const model::Record*> recorded;
  for (const model::Record& record : records) {
    lookup.signal(record.signal, record.signal_place);
    const auto [first, fresh] = recorded.emplace(record.signal, &record);
    if (fresh) continue;
    lookup.diagnostics().push_back(
        {.code = "catalog/recorded-twice",
         .place = record.signal_place,
         .message = fmt::format("the signal '{}' is recorded twice", record.signal),
         .notes = {{.message = "first here", .place = first->second->signal_place}}});
  }
}

/// What explains an alert is another one. A library may name one of a library that the catalog does
/// without.
void check_explanation(const model::Alert& alert, const model::AlertRef& by, const Lookup& lookup) {
  const Index& index = lookup.index();
  if (by.name == alert.name) {
    lookup.diagnostics().push_back({.code = "catalog/unknown-alert",
                                    .place = by.place,
                                    .message = fmt::format("'{}' cannot explain itself", by.name)});
  } else if (alert.library.empty() && !index.has_alert(by.name) && !index.may_have_alert(by.name)) {
    lookup.diagnostics().push_back(
        {.code = "catalog/unknown-alert",
         .place = by.place,
         .message = fmt::format("there is no alert '{}'", by.name),
         .help = did_you_mean(by.name, index.alert_names(), lookup.diagnostics())});
  }
}

using AlertsByName = std::map<std::string_view, const model::Alert*>;

/// True when what explains `alert`, over any number of steps, is `alert` itself. Only alerts behind
/// it are looked at, so that each circle is found at its first alert alone.
bool explains_itself(const model::Alert& alert, const AlertsByName& by_name) {
  std::set<const model::Alert*> seen;
  std::vector<const model::Alert*> open{&alert};
  while (!open.empty()) {
    const model::Alert* next = open.back();
    open.pop_back();
    for (const model::AlertRef& by : next->explained_by) {
      const auto found = by_name.find(by.name);
      if (found == by_name.end() || found->second < &alert || found->second == next) continue;
      if (found->second == &alert) return true;
      if (seen.insert(found->second).second) open.push_back(found->second);
    }
  }
  return false;
}

void check_circles(const std::vector<model::Alert>& alerts, Diagnostics& diagnostics) {
  AlertsByName by_name;
  for (const model::Alert& alert : alerts)
    by_name.emplace(alert.name, &alert);
  for (const model::Alert& alert : alerts) {
    if (!explains_itself(alert, by_name)) continue;
    diagnostics.push_back(
        {.code = "catalog/circular-explanation",
         .place = alert.explained_by.front().place,
         .message = fmt::format("what explains '{}' is explained by it", alert.name),
         .help = "take one of them out: alerts that explain each other are both kept silent"});
  }
}

void check_alert(const model::Alert& alert, const Lookup& lookup) {
  lookup.signal(alert.signal, alert.signal_place);
  for (const model::AlertRef& by : alert.explained_by)
    check_explanation(alert, by, lookup);
  for (const model::AlertTest& test : alert.tests) {
    for (const model::TestSeries& series : test.series)
      check_series(series, lookup);
  }
}

void check_table(const model::TableSpec& table, const Lookup& lookup) {
  for (const model::KeyColumn& column : table.key)
    lookup.any_label(column.label);
  for (const model::ColumnSpec& column : table.columns)
    lookup.use(column.use);
}

void check_panel(const model::PanelSpec& panel, const Lookup& lookup) {
  std::visit(Overloaded{[&](const std::vector<model::SignalUse>& uses) {
                          for (const model::SignalUse& use : uses)
                            lookup.use(use);
                        },
                        [&](const model::TableSpec& table) { check_table(table, lookup); },
                        [](const model::TextSpec&) {}, [](const model::AlertsSpec&) {},
                        [&](const model::MetricSpec& metric) {
                          lookup.metric(metric.metric, metric.place);
                        }},
             panel.content);
}

void check_used_row(const model::UsedRow& used, Place place, const Lookup& lookup) {
  const auto name = qualified_row(used.library, used.row);
  if (lookup.index().has_row(name) || lookup.index().may_have_row(name)) return;
  lookup.diagnostics().push_back(
      {.code = "catalog/unknown-row",
       .place = place,
       .message = fmt::format("there is no row '{}'", name),
       .help = did_you_mean(name, lookup.index().row_names(), lookup.diagnostics())});
}

void check_row(const model::RowSpec& row, const Lookup& lookup) {
  if (row.repeat) lookup.any_label(*row.repeat);
  std::visit(
      Overloaded{[&](const model::PanelsRow& panels) {
                   for (const model::PanelSpec& panel : panels.panels)
                     check_panel(panel, lookup);
                 },
                 [&](const model::UsedRow& used) { check_used_row(used, row.place, lookup); },
                 [](const model::RestRow&) {}},
      row.content);
}

/// `namespace` on a dashboard is that of objects, so a metric must have it.
void check_variable(const model::LabelRef& variable, const Lookup& lookup) {
  const Index& index = lookup.index();
  if (variable.name == "operator_namespace") return;
  if (variable.name != "namespace") return lookup.any_label(variable);
  if (index.has_label("namespace") || index.may_have_label()) return;
  lookup.diagnostics().push_back(
      {.code = "catalog/unknown-label",
       .place = variable.place,
       .message = "no metric has the label 'namespace'",
       .help = "the variable for the operator's own is 'operator_namespace'"});
}

void check_dashboard(const model::DashboardSpec& dashboard, const Lookup& lookup) {
  check_variables(dashboard, lookup);
  for (const model::AnnotationSpec& mark : dashboard.annotations)
    lookup.signal(mark.signal, mark.place);
  for (const model::RowSpec& row : dashboard.rows)
    check_row(row, lookup);
}

}  // namespace

void check_variables(const model::DashboardSpec& dashboard, const Lookup& lookup) {
  for (const model::LabelRef& variable : dashboard.variables)
    check_variable(variable, lookup);
}

void check_references(const model::Catalog& catalog, const Index& index, Diagnostics& diagnostics) {
  const Lookup lookup{index, diagnostics};
  for (const model::Signal& signal : catalog.signals)
    check_signal(signal, lookup);
  check_records(catalog.records, lookup);
  for (const model::Alert& alert : catalog.alerts)
    check_alert(alert, lookup);
  check_circles(catalog.alerts, diagnostics);
  for (const model::NamedRow& row : catalog.rows)
    check_row(row.row, lookup);
  for (const model::DashboardSpec& dashboard : catalog.dashboards)
    check_dashboard(dashboard, lookup);
}

}  // namespace obsgen::catalog
