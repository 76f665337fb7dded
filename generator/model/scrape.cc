#include "model/scrape.h"

#include <algorithm>

namespace obsgen::model {

bool is_target_label(std::string_view name) {
  return std::ranges::find(kTargetLabels, name) != kTargetLabels.end();
}

std::string label_after_scrape(const Scrape& scrape, const Metric& metric,
                               std::string_view own_label) {
  std::string name{own_label};
  if (scrape.honor_labels || metric.external || !is_target_label(own_label)) return name;
  do {
    name.insert(0, "exported_");
  } while (find_label(metric, name) != nullptr);
  return name;
}

std::vector<std::string_view> target_labels(const Metric& metric) {
  if (metric.external) return {};
  if (metric.recorded)
    return {metric.recorded->target_labels.begin(), metric.recorded->target_labels.end()};
  return {kTargetLabels.begin(), kTargetLabels.end()};
}

std::vector<std::string> labels_after_scrape(const Scrape& scrape, const Metric& metric) {
  std::vector<std::string> names;
  for (const Label& label : metric.labels)
    names.push_back(label_after_scrape(scrape, metric, label.name));
  for (const auto target : target_labels(metric)) {
    if (std::ranges::find(names, target) == names.end()) names.emplace_back(target);
  }
  return names;
}

}  // namespace obsgen::model
