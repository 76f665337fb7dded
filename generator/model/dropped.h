#pragma once

#include <string_view>
#include <vector>

#include "model/scrape.h"
#include "model/series.h"
#include "promql/regex.h"

namespace obsgen::model {

/// The rules of a scrape by which series are not kept, ready to be asked. Keeps a reference to the
/// scrape.
class DropFilter {
 public:
  explicit DropFilter(const Scrape& scrape);

  /// The rule that drops series `name` of the operator's target, or null. Rules match whole series
  /// names, as Prometheus's metric relabeling does, so one that names only a histogram's family
  /// drops nothing of it.
  const DropRule* find(std::string_view name) const;

  /// The rule that drops that series of `metric`; null for metrics of other exporters.
  const DropRule* find(const Metric& metric, SeriesKind kind) const;

  /// The rule that drops something of what panels of `metric` read; null for metrics of other
  /// exporters.
  const DropRule* find(const Metric& metric) const;

 private:
  struct Compiled {
    const DropRule* rule = nullptr;
    promql::Regex regex;
  };

  std::vector<Compiled> rules_;
};

}  // namespace obsgen::model
