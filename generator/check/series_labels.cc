#include "check/series_labels.h"

#include "model/scrape.h"

namespace obsgen::check {

std::vector<std::string> labels_after_scrape(const model::Catalog& catalog,
                                             const model::Series& series) {
  auto names = model::labels_after_scrape(catalog.scrape, *series.metric);
  if (const auto extra = model::extra_label(series); !extra.empty()) names.emplace_back(extra);
  if (!catalog.who.cluster_label.empty()) names.push_back(catalog.who.cluster_label);
  return names;
}

}  // namespace obsgen::check
