#include "world/series_keys.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace obsgen::world {

namespace {

using model::Metric;

promql::Replicas replicas_of(const Metric& metric) {
  if (metric.external || metric.recorded) return promql::Replicas::Unknown;
  switch (metric.replicas) {
    case model::Replicas::Own:
      return promql::Replicas::Own;
    case model::Replicas::Same:
      return promql::Replicas::Same;
    case model::Replicas::Leader:
      return promql::Replicas::Leader;
  }
  return promql::Replicas::Unknown;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Labels besides the object's key that a series of the object has one of for each value.
std::vector<std::string> dimensions(const Metric& metric, const std::vector<std::string>& key) {
  std::vector<std::string> names;
  if (std::holds_alternative<model::InfoValue>(metric.value)) return names;
  const auto* state = std::get_if<model::StateValue>(&metric.value);
  for (const model::Label& label : metric.labels)
    if (!has(key, label.name) && (state == nullptr || state->label != label.name))
      names.push_back(label.name);
  return names;
}

/// What tells one object from others at a moment: its key without what only tells it from its
/// successors, or that alone.
std::vector<std::vector<std::string>> object_keys(const Metric& metric,
                                                  const std::vector<std::string>& key) {
  std::vector<std::string> lasting, identity;
  for (const std::string& name : key) {
    const auto* label = model::find_label(metric, name);
    if (label == nullptr) continue;  // not in this release
    (label->identity ? identity : lasting).push_back(name);
  }
  std::vector<std::vector<std::string>> keys;
  for (auto& names : {lasting, identity})
    if (!names.empty()) keys.push_back(names);
  return keys;
}

std::vector<std::vector<std::string>> written_keys(const Metric& metric,
                                                   const model::Catalog& release) {
  const auto* object = metric.object ? model::find_object(release, *metric.object) : nullptr;
  const std::vector<std::string> key = object == nullptr ? std::vector<std::string>{} : object->key;
  // What an info metric without an object is about is not said.
  if (object == nullptr && std::holds_alternative<model::InfoValue>(metric.value)) return {};
  auto keys =
      object == nullptr ? std::vector<std::vector<std::string>>{{}} : object_keys(metric, key);
  const auto others = dimensions(metric, key);
  for (auto& names : keys)
    names.insert(names.end(), others.begin(), others.end());
  return keys;
}

std::string_view wait_for(model::Presence presence) {
  switch (presence) {
    case model::Presence::Leader:
      return "a leader";
    case model::Presence::Object:
      return "an object";
    case model::Presence::Event:
      return "an event";
    case model::Presence::Feature:
      return "a feature";
  }
  return {};
}

std::string waits_for(const Metric& metric) {
  std::vector<std::string_view> all;
  for (const auto presence : metric.presence)
    all.push_back(wait_for(presence));
  return fmt::format("{}", fmt::join(all, " and "));
}

/// What follows from each way to tell objects apart: the other ways, the state, and all that an
/// info metric says.
std::vector<promql::Dependency> dependencies(const Metric& metric, const model::Catalog& release) {
  const auto* object = metric.object ? model::find_object(release, *metric.object) : nullptr;
  if (object == nullptr) return {};
  const auto dimension = dimensions(metric, object->key);
  std::vector<promql::Dependency> all;
  for (const auto& key : object_keys(metric, object->key)) {
    promql::Dependency dependency{.of = key};
    for (const model::Label& label : metric.labels)
      if (!has(key, label.name) && !has(dimension, label.name))
        dependency.follow.push_back(label.name);
    if (!dependency.follow.empty()) all.push_back(std::move(dependency));
  }
  return all;
}

}  // namespace

void describe_keys(promql::SeriesFacts& facts, const model::Series& series,
                   const model::Catalog& release) {
  const Metric& metric = *series.metric;
  facts.replicas = replicas_of(metric);
  facts.waits_for = waits_for(metric);
  if (facts.replicas == promql::Replicas::Unknown) return;
  const auto after = [&](const std::string& name) {
    return model::label_after_scrape(release.scrape, metric, name);
  };
  const std::string extra{model::extra_label(series)};
  for (const auto& names : written_keys(metric, release)) {
    std::vector<std::string> key;
    for (const std::string& name : names)
      key.push_back(after(name));
    if (!extra.empty()) key.push_back(extra);
    facts.keys.push_back(std::move(key));
  }
  for (auto& [of, follow] : dependencies(metric, release)) {
    std::ranges::transform(of, of.begin(), after);
    std::ranges::transform(follow, follow.begin(), after);
    facts.dependencies.push_back({std::move(of), std::move(follow)});
  }
  if (const auto* state = std::get_if<model::StateValue>(&metric.value))
    facts.current.push_back(after(state->label));
  if (const auto* flags = std::get_if<model::OneHotValue>(&metric.value))
    facts.flags.push_back(after(flags->label));
}

}  // namespace obsgen::world
