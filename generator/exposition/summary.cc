#include "exposition/summary.h"

#include <algorithm>
#include <map>
#include <set>

#include "exposition/number.h"
#include "exposition/series_order.h"

namespace obsgen::exposition {

namespace {

/// The label that tells the parts of one histogram or summary apart; "" for other types.
std::string_view part_label(FamilyType type) {
  switch (type) {
    case FamilyType::Histogram:
    case FamilyType::GaugeHistogram:
      return "le";
    case FamilyType::Summary:
      return "quantile";
    case FamilyType::Counter:
    case FamilyType::Gauge:
    case FamilyType::Untyped:
    case FamilyType::Info:
    case FamilyType::StateSet:
      return "";
  }
  return "";
}

std::vector<const Sample*> distinct_series(const Family& family) {
  std::vector<const Sample*> series;
  series.reserve(family.samples.size());
  for (const Sample& sample : family.samples)
    series.push_back(&sample);
  const auto order = [](const Sample* a, const Sample* b) {
    const auto names = a->name <=> b->name;
    return names != 0 ? names : compare_series(a->labels, b->labels, "");
  };
  std::ranges::stable_sort(series,
                           [&](const Sample* a, const Sample* b) { return order(a, b) < 0; });
  const auto rest = std::unique(series.begin(), series.end(),
                                [&](const Sample* a, const Sample* b) { return order(a, b) == 0; });
  series.erase(rest, series.end());
  return series;
}

std::size_t count_objects(const std::vector<const Sample*>& series, std::string_view part) {
  const auto order = [part](const Sample* a, const Sample* b) {
    return compare_series(a->labels, b->labels, part) < 0;
  };
  return std::set<const Sample*, decltype(order)>(series.begin(), series.end(), order).size();
}

std::vector<LabelSet> label_sets(const std::vector<const Sample*>& series, std::string_view part) {
  std::map<std::vector<std::string>, std::size_t> counts;
  for (const Sample* sample : series) {
    std::vector<std::string> names;
    for (const Label& label : sample->labels) {
      if (label.name != part) names.push_back(label.name);
    }
    ++counts[std::move(names)];
  }
  std::vector<LabelSet> sets;
  for (const auto& [names, count] : counts)
    sets.push_back({.names = names, .series = count});
  return sets;
}

std::vector<LabelValues> label_values(const Family& family, std::string_view part) {
  struct Seen {
    std::set<std::string> values{};
    bool complete = true;
  };

  std::map<std::string, Seen> labels;
  for (const Sample& sample : family.samples) {
    for (const Label& label : sample.labels) {
      if (label.name == part) continue;
      Seen& seen = labels[label.name];
      if (seen.values.size() < kMaxValues) {
        seen.values.insert(label.value);
      } else if (!seen.values.contains(label.value)) {
        seen.complete = false;
      }
    }
  }
  std::vector<LabelValues> all;
  for (const auto& [name, seen] : labels) {
    all.push_back({.name = name,
                   .values = {seen.values.begin(), seen.values.end()},
                   .complete = seen.complete});
  }
  return all;
}

std::vector<Bound> bounds(const Family& family, std::string_view label) {
  std::set<std::pair<double, std::string>> seen;
  for (const Sample& sample : family.samples) {
    const auto text = find_label(sample.labels, label);
    const auto value = text ? parse_number(*text) : std::nullopt;
    if (value && *value == *value) seen.emplace(*value, *text);
  }
  std::vector<Bound> all;
  for (const auto& [value, spelling] : seen)
    all.push_back({.value = value, .spelling = spelling});
  return all;
}

FamilySummary summarise_family(const Family& family) {
  const std::string_view part = part_label(family.type);
  const auto series = distinct_series(family);
  FamilySummary summary{.name = family.name,
                        .type = family.type,
                        .help = family.help,
                        .unit = family.unit,
                        .label_sets = label_sets(series, part),
                        .label_values = label_values(family, part),
                        .series = series.size(),
                        .objects = count_objects(series, part)};
  if (part == "le") summary.buckets = bounds(family, part);
  if (part == "quantile") summary.quantiles = bounds(family, part);
  return summary;
}

}  // namespace

std::vector<FamilySummary> summarise(const Exposition& exposition) {
  std::vector<FamilySummary> all;
  all.reserve(exposition.families.size());
  for (const Family& family : exposition.families)
    all.push_back(summarise_family(family));
  std::ranges::sort(all, {}, &FamilySummary::name);
  return all;
}

}  // namespace obsgen::exposition
