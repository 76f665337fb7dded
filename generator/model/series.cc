#include "model/series.h"

#include <algorithm>
#include <array>

namespace obsgen::model {

namespace {

struct Suffix {
  std::string_view text;
  SeriesKind kind;
};

constexpr std::array<Suffix, 3> kSuffixes{
    {{"_bucket", SeriesKind::Bucket}, {"_sum", SeriesKind::Sum}, {"_count", SeriesKind::Count}}};

Metric builtin(std::string name, Unit unit, ValueDomain value) {
  return {.name = std::move(name),
          .unit = unit,
          .value = std::move(value),
          .help = "Added by Prometheus to each target."};
}

}  // namespace

namespace {

const std::array<Metric, 5>& builtins() {
  static const std::array kMetrics{
      builtin("up", Unit::None, BoolValue{}),
      builtin("scrape_duration_seconds", Unit::Seconds, FreeValue{}),
      builtin("scrape_samples_scraped", Unit::Objects, FreeValue{}),
      builtin("scrape_samples_post_metric_relabeling", Unit::Objects, FreeValue{}),
      builtin("scrape_series_added", Unit::Objects, FreeValue{})};
  return kMetrics;
}

}  // namespace

const Metric* find_builtin(std::string_view name) {
  const auto it = std::ranges::find(builtins(), name, &Metric::name);
  return it == builtins().end() ? nullptr : &*it;
}

std::vector<std::string_view> builtin_names() {
  std::vector<std::string_view> names;
  for (const Metric& metric : builtins())
    names.emplace_back(metric.name);
  return names;
}

namespace {

bool has_series(const Metric& metric, SeriesKind kind) {
  const bool histogram = metric.type == MetricType::Histogram;
  if (kind == SeriesKind::Plain) return !histogram || metric.native;
  if (kind == SeriesKind::Bucket) return histogram;
  return histogram || metric.type == MetricType::Summary;
}

}  // namespace

std::vector<SeriesKind> series_kinds(const Metric& metric) {
  std::vector<SeriesKind> kinds;
  for (const SeriesKind kind :
       {SeriesKind::Plain, SeriesKind::Bucket, SeriesKind::Sum, SeriesKind::Count})
    if (has_series(metric, kind)) kinds.push_back(kind);
  return kinds;
}

std::optional<Series> find_series(const Catalog& catalog, std::string_view name) {
  if (const auto* metric = find_metric(catalog, name);
      metric != nullptr && has_series(*metric, SeriesKind::Plain)) {
    return Series{metric, SeriesKind::Plain};
  }
  for (const auto& [text, kind] : kSuffixes) {
    if (!name.ends_with(text)) continue;
    const auto* metric = find_metric(catalog, name.substr(0, name.size() - text.size()));
    if (metric != nullptr && has_series(*metric, kind)) return Series{metric, kind};
  }
  if (const auto* metric = find_builtin(name)) return Series{metric, SeriesKind::Plain};
  return std::nullopt;
}

std::string_view series_suffix(SeriesKind kind) {
  const auto it = std::ranges::find(kSuffixes, kind, &Suffix::kind);
  return it == kSuffixes.end() ? std::string_view{} : it->text;
}

std::string_view extra_label(const Series& series) {
  if (series.kind == SeriesKind::Bucket) return "le";
  const bool summary = series.metric->type == MetricType::Summary;
  return summary && series.kind == SeriesKind::Plain ? "quantile" : "";
}

}  // namespace obsgen::model
