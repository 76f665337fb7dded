#include "model/uses.h"

#include <set>
#include <string>
#include <variant>

#include "base/overloaded.h"
#include "model/series.h"
#include "promql/tree.h"

namespace obsgen::model {

namespace {

/// What stands under `name`; nothing when there is no such name.
template <class T>
const std::vector<const T*>& under(const std::map<std::string_view, std::vector<const T*>>& index,
                                   std::string_view name) {
  static const std::vector<const T*> nothing;
  const auto it = index.find(name);
  return it == index.end() ? nothing : it->second;
}

/// The metrics of the release whose series the signal reads, each once.
std::set<const Metric*> metrics_read(const Catalog& release, const Signal& signal) {
  std::set<const Metric*> metrics;
  std::visit(Overloaded{[&](const ExprDefinition& written) {
                          promql::for_each_selector(
                              written.expr, [&](const promql::VectorSelector& selector) {
                                const auto series = find_series(release, selector.name);
                                if (series) metrics.insert(series->metric);
                              });
                        },
                        [&](const HistogramDefinition& of) {
                          if (const auto* metric = find_metric(release, of.metric))
                            metrics.insert(metric);
                        }},
             signal.definition);
  return metrics;
}

}  // namespace

Uses::Uses(const Catalog& release) {
  for (const Alert& alert : release.alerts) {
    if (alert.enabled) alerts_[alert.signal].push_back(&alert);
  }
  for (const Record& record : release.records)
    records_[record.signal].push_back(&record);
  for (const Signal& signal : release.signals) {
    for (const Metric* metric : metrics_read(release, signal))
      signals_[metric->name].push_back(&signal);
  }
}

const std::vector<const Alert*>& Uses::alerts_on(std::string_view signal) const {
  return under(alerts_, signal);
}

const std::vector<const Record*>& Uses::records_of(std::string_view signal) const {
  return under(records_, signal);
}

const std::vector<const Signal*>& Uses::signals_reading(std::string_view metric) const {
  return under(signals_, metric);
}

PanelIndex::PanelIndex(const std::vector<Dashboard>& dashboards) {
  for (const Dashboard& dashboard : dashboards) {
    for (const Row& row : dashboard.rows) {
      for (const Panel& panel : row.panels) {
        const PlacedPanel placed{&dashboard, &panel};
        panels_.try_emplace({dashboard.uid, panel.id}, placed);
        for (const PanelQuery& query : panel.queries)
          first_.try_emplace(query.signal, placed);
      }
    }
  }
}

std::optional<PanelRef> PanelIndex::first_showing(std::string_view signal) const {
  const auto it = first_.find(signal);
  if (it == first_.end()) return std::nullopt;
  return PanelRef{it->second.dashboard->uid, it->second.panel->id};
}

std::optional<PlacedPanel> PanelIndex::find(const PanelRef& ref) const {
  const auto it = panels_.find({ref.dashboard, ref.id});
  return it == panels_.end() ? std::nullopt : std::optional{it->second};
}

}  // namespace obsgen::model
