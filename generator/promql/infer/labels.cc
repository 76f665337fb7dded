#include "promql/labels.h"

#include <utility>

namespace obsgen::promql {
namespace {

SeriesFacts facts_of(const SeriesLabels& series) {
  SeriesFacts facts{.name = series.name};
  for (const std::string& label : series.maybe)
    facts.labels.push_back({label, label, Presence::Maybe});
  for (const std::string& label : series.always)
    facts.labels.push_back({label, label, Presence::Always});
  return facts;
}

}  // namespace

LabelBranches infer_labels(const Expr& expr, std::span<const SeriesLabels> series) {
  std::vector<SeriesFacts> all;
  for (const SeriesLabels& one : series)
    all.push_back(facts_of(one));
  return infer_result(expr, World{std::move(all)}, LabelNames::AfterScrape);
}

}  // namespace obsgen::promql
