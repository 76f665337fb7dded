#include "plan/query/kept_metrics.h"

#include "model/dropped.h"

namespace obsgen::plan {

std::vector<const model::Metric*> kept_metrics(const model::Catalog& catalog) {
  const model::DropFilter drops{catalog.scrape};
  std::vector<const model::Metric*> kept;
  for (const auto& metric : catalog.metrics) {
    if (!metric.recorded && drops.find(metric) == nullptr) kept.push_back(&metric);
  }
  return kept;
}

}  // namespace obsgen::plan
