#include "world/release.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "model/series.h"
#include "world/series_keys.h"
#include "world/series_values.h"

namespace obsgen::world {

namespace {

using model::Metric;
using model::MetricType;
using model::SeriesKind;
using promql::LabelFacts;
using promql::LabelOwner;
using promql::SeriesFacts;

std::string_view suffix_of(SeriesKind kind) {
  switch (kind) {
    case SeriesKind::Plain:
      return "";
    case SeriesKind::Bucket:
      return "_bucket";
    case SeriesKind::Sum:
      return "_sum";
    case SeriesKind::Count:
      return "_count";
  }
  return {};
}

promql::SeriesType type_of(const model::Series& series) {
  const Metric& metric = *series.metric;
  if (metric.recorded) return promql::SeriesType::Unknown;
  if (series.kind != SeriesKind::Plain) return promql::SeriesType::Counter;
  switch (metric.type) {
    case MetricType::Counter:
      return promql::SeriesType::Counter;
    case MetricType::Gauge:
    case MetricType::Summary:
      return promql::SeriesType::Gauge;
    case MetricType::Histogram:
      return promql::SeriesType::Unknown;
  }
  return promql::SeriesType::Unknown;
}

promql::ValueSet values_of(const model::Label& label) {
  std::vector<std::string> values;
  for (const model::LabelValue& value : label.values)
    if (!value.value.empty()) values.push_back(value.value);
  if (values.empty()) return {};
  std::ranges::sort(values);
  return std::make_shared<const std::vector<std::string>>(std::move(values));
}

/// What is exposed has the labels that the catalog says, but where one may be empty.
promql::Presence presence_of(const Metric& metric, const model::Label& label) {
  const bool known = !metric.external && !metric.recorded;
  const bool may_lack =
      std::ranges::find(label.values, "", &model::LabelValue::value) != label.values.end();
  return known && !may_lack ? promql::Presence::Always : promql::Presence::Maybe;
}

/// Each endpoint of a Service has these, but its container need not have a name for its port.
promql::Presence presence_of(const Metric& metric, std::string_view target_label) {
  return metric.recorded || target_label == "container" ? promql::Presence::Maybe
                                                        : promql::Presence::Always;
}

std::vector<LabelFacts> own_labels(const model::Series& series, const model::Catalog& release) {
  const auto owner = series.metric->external ? LabelOwner::Outside : LabelOwner::Metric;
  std::vector<LabelFacts> labels;
  for (const auto& label : series.metric->labels)
    labels.push_back({.name = model::label_after_scrape(release.scrape, *series.metric, label.name),
                      .written = label.name,
                      .presence = presence_of(*series.metric, label),
                      .owner = owner,
                      .values = values_of(label)});
  if (const std::string extra{model::extra_label(series)}; !extra.empty())
    labels.push_back(
        {.name = extra, .written = extra, .presence = promql::Presence::Always, .owner = owner});
  return labels;
}

/// Adds a label of the target, unless the metric's own has taken its name; expressions of a catalog
/// cannot name it where the metric has a label that is written so.
void add_target_label(std::vector<LabelFacts>& labels, std::string_view name,
                      promql::Presence presence) {
  if (std::ranges::find(labels, name, &LabelFacts::name) != labels.end()) return;
  const bool hidden = std::ranges::find(labels, name, &LabelFacts::written) != labels.end();
  labels.push_back({.name = std::string{name},
                    .written = hidden ? std::string{} : std::string{name},
                    .presence = presence,
                    .owner = LabelOwner::Target});
}

SeriesFacts facts_of(const model::Series& series, const model::Catalog& release) {
  const Metric& metric = *series.metric;
  SeriesFacts facts{.name = fmt::format("{}{}", metric.name, suffix_of(series.kind)),
                    .labels = own_labels(series, release),
                    .type = type_of(series),
                    .samples = metric.native ? promql::Samples::Native : promql::Samples::Floats,
                    .place = metric.place};
  for (const auto target : model::target_labels(metric))
    add_target_label(facts.labels, target, presence_of(metric, target));
  if (!release.who.cluster_label.empty())
    add_target_label(facts.labels, release.who.cluster_label, promql::Presence::Maybe);
  if (!metric.external && !metric.recorded) facts.interval = release.scrape.interval.milliseconds;
  describe_values(facts, series);
  describe_keys(facts, series, release);
  return facts;
}

}  // namespace

void add_metric(promql::World& world, const Metric& metric, const model::Catalog& release) {
  for (const SeriesKind kind : model::series_kinds(metric)) {
    const auto name = fmt::format("{}{}", metric.name, suffix_of(kind));
    // A family of that very name is what the name means.
    if (kind != SeriesKind::Plain && model::find_metric(release, name) != nullptr) continue;
    world.add(facts_of({&metric, kind}, release));
  }
}

promql::World of_release(const model::Catalog& release) {
  promql::World world;
  for (const Metric& metric : release.metrics)
    add_metric(world, metric, release);
  for (const auto name : model::builtin_names())
    if (world.named(name).empty())
      world.add(facts_of({model::find_builtin(name), SeriesKind::Plain}, release));
  return world;
}

}  // namespace obsgen::world
