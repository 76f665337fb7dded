#include "check/catalog_labels.h"

#include "model/scrape.h"

namespace obsgen::check {

std::vector<std::string> written_labels(const model::Metric& metric,
                                        const model::Catalog& catalog) {
  std::vector<std::string> names;
  for (const auto& label : metric.labels)
    names.push_back(label.name);
  for (const auto target : model::target_labels(metric))
    names.emplace_back(target);
  if (!catalog.who.cluster_label.empty()) names.push_back(catalog.who.cluster_label);
  return names;
}

}  // namespace obsgen::check
