#include "plan/query/series_labels.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "promql/tree.h"

namespace obsgen::plan {

namespace {

using Names = std::set<std::string, std::less<>>;

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Labels that have one value in the series of `vector`.
Names pinned(const promql::VectorSelector& vector) {
  Names names;
  for (const auto& matcher : vector.matchers) {
    if (matcher.op == promql::MatchOp::Equal) names.insert(matcher.label);
  }
  return names;
}

Names pinned_everywhere(const promql::Expr& expr) {
  std::vector<Names> all;
  promql::for_each_selector(
      expr, [&](const promql::VectorSelector& vector) { all.push_back(pinned(vector)); });
  if (all.empty()) return {};
  Names common = all.front();
  for (const Names& names : all)
    std::erase_if(common, [&](const std::string& name) { return !names.contains(name); });
  return common;
}

bool is_key(const model::Catalog& catalog, const model::Metric& metric, std::string_view label) {
  const auto* object = metric.object ? model::find_object(catalog, *metric.object) : nullptr;
  return object != nullptr && contains(object->key, label);
}

/// Own labels of what the query reads, whether the result has them or not.
std::vector<SeriesLabel> own_labels(const model::Catalog& catalog, const Query& query) {
  std::vector<SeriesLabel> labels;
  for (const std::string& name : query.metrics) {
    const auto* metric = model::find_metric(catalog, name);
    if (metric == nullptr) continue;
    for (const auto& own : metric->labels) {
      auto after = model::label_after_scrape(catalog.scrape, *metric, own.name);
      if (std::ranges::find(labels, after, &SeriesLabel::name) != labels.end()) continue;
      labels.push_back({std::move(after), &own, is_key(catalog, *metric, own.name)});
    }
  }
  std::stable_partition(labels.begin(), labels.end(),
                        [](const SeriesLabel& label) { return label.in_key; });
  return labels;
}

constexpr std::array<std::string_view, 5> kOfTheTarget{"container", "endpoint", "job", "namespace",
                                                       "service"};

}  // namespace

std::vector<SeriesLabel> all_labels(const model::Catalog& catalog, const Query& query) {
  std::vector<SeriesLabel> labels;
  for (auto& own : own_labels(catalog, query)) {
    if (contains(query.labels, own.name)) labels.push_back(std::move(own));
  }
  for (const std::string& name : query.labels) {
    const bool known = std::ranges::find(labels, name, &SeriesLabel::name) != labels.end();
    if (!known) labels.push_back({name});
  }
  return labels;
}

std::vector<SeriesLabel> result_labels(const model::Catalog& catalog, const Query& query) {
  auto labels = all_labels(catalog, query);
  const Names fixed = pinned_everywhere(query.expr);
  std::erase_if(labels, [&](const SeriesLabel& label) { return fixed.contains(label.name); });
  return labels;
}

std::vector<SeriesLabel> telling_labels(const model::Catalog& catalog, const Query& query) {
  auto labels = result_labels(catalog, query);
  const bool has_pod = std::ranges::find(labels, "pod", &SeriesLabel::name) != labels.end();
  std::erase_if(labels, [&](const SeriesLabel& label) {
    if (label.own != nullptr) return label.own->identity;
    if (label.name == "instance") return has_pod;
    return label.name == catalog.who.cluster_label ||
           std::ranges::find(kOfTheTarget, label.name) != kOfTheTarget.end();
  });
  return labels;
}

std::string after_scrape(const model::Catalog& catalog, const Query& query, std::string_view name) {
  for (const std::string& read : query.metrics) {
    const auto* metric = model::find_metric(catalog, read);
    if (metric != nullptr && model::find_label(*metric, name) != nullptr)
      return model::label_after_scrape(catalog.scrape, *metric, name);
  }
  return std::string{name};
}

}  // namespace obsgen::plan
