#include "plan/query/labels.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "promql/tree.h"

namespace obsgen::plan {

namespace {

using Names = std::set<std::string, std::less<>>;

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

constexpr std::array<std::string_view, 5> kOfTheTarget{"container", "endpoint", "job", "namespace",
                                                       "service"};

}  // namespace

std::vector<QueryLabel> result_labels(const Query& query) {
  auto labels = query.labels;
  const Names fixed = pinned_everywhere(query.expr);
  std::erase_if(labels, [&](const QueryLabel& label) { return fixed.contains(label.name); });
  return labels;
}

std::vector<QueryLabel> telling_labels(const model::Catalog& catalog, const Query& query) {
  auto labels = result_labels(query);
  const bool has_pod = std::ranges::find(labels, "pod", &QueryLabel::name) != labels.end();
  std::erase_if(labels, [&](const QueryLabel& label) {
    if (label.own != nullptr) return label.own->identity;
    if (label.name == "instance") return has_pod;
    return label.name == catalog.who.cluster_label ||
           std::ranges::find(kOfTheTarget, label.name) != kOfTheTarget.end();
  });
  return labels;
}

std::string after_scrape(const Query& query, const std::string& name) {
  const auto found = query.names.find(name);
  return found == query.names.end() ? name : found->second;
}

}  // namespace obsgen::plan
