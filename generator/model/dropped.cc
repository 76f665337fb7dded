#include "model/dropped.h"

#include <algorithm>
#include <utility>

namespace obsgen::model {

DropFilter::DropFilter(const Scrape& scrape) {
  for (const DropRule& rule : scrape.drop) {
    if (auto regex = promql::Regex::compile(rule.regex))
      rules_.push_back({&rule, *std::move(regex)});
  }
}

const DropRule* DropFilter::find(std::string_view name) const {
  const auto it =
      std::ranges::find_if(rules_, [&](const Compiled& c) { return c.regex.matches(name); });
  return it == rules_.end() ? nullptr : it->rule;
}

const DropRule* DropFilter::find(const Metric& metric, SeriesKind kind) const {
  if (metric.external || metric.recorded) return nullptr;
  return find(std::string{metric.name}.append(series_suffix(kind)));
}

const DropRule* DropFilter::find(const Metric& metric) const {
  for (const SeriesKind kind : series_kinds(metric)) {
    const bool native = kind == SeriesKind::Plain && metric.type == MetricType::Histogram;
    if (const auto* rule = native ? nullptr : find(metric, kind)) return rule;
  }
  return nullptr;
}

}  // namespace obsgen::model
