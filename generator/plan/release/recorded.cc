#include "plan/release/recorded.h"

#include <set>
#include <utility>
#include <vector>

#include "model/scrape.h"
#include "plan/queries.h"

namespace obsgen::plan {

namespace {

/// The labels of the signal's result that are not the target's.
std::vector<model::Label> recorded_labels(const model::Catalog& release, const Query& query) {
  std::vector<model::Label> labels;
  for (const QueryLabel& label : query.labels) {
    if (label.own != nullptr)
      labels.push_back(*label.own);
    else if (!model::is_target_label(label.name) && label.name != release.who.cluster_label)
      labels.push_back({.name = label.name});
  }
  return labels;
}

/// The target's labels in the signal's result, and `job`, which the rule sets.
model::Recorded recorded(const Query& query) {
  std::set<std::string> names{"job"};
  for (const QueryLabel& label : query.labels)
    if (label.own == nullptr && model::is_target_label(label.name)) names.insert(label.name);
  return {.target_labels = {names.begin(), names.end()}};
}

std::optional<model::Metric> metric_of(Queries& queries, const model::Record& record) {
  Diagnostics told_by_its_rule;
  const model::SignalUse use{.signal = record.signal, .place = record.signal_place};
  const auto query = queries.plan(use, InRules{}, told_by_its_rule);
  if (!query) return std::nullopt;
  const auto* signal = model::find_signal(queries.release(), record.signal);
  return model::Metric{.name = record.name,
                       .unit = query->unit,
                       .help = signal == nullptr ? std::string{} : signal->help,
                       .labels = recorded_labels(queries.release(), *query),
                       .replicas = model::Replicas::Same,
                       .presence = {model::Presence::Feature},
                       .presence_note = "with the recording rules loaded and something to count",
                       .recorded = recorded(*query),
                       .library = record.library,
                       .place = record.place};
}

}  // namespace

model::Catalog with_recorded_metrics(model::Catalog release) {
  if (release.records.empty()) return release;
  auto metrics = release.metrics.items();
  Queries queries{release};
  for (const auto& record : release.records) {
    if (auto metric = metric_of(queries, record)) {
      queries.add(*metric);
      metrics.push_back(*std::move(metric));
    }
  }
  release.metrics = model::Named<model::Metric>{std::move(metrics)};
  return release;
}

}  // namespace obsgen::plan
