#include "check/page.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/nearest.h"

namespace obsgen::check {

namespace {

using exposition::FamilySummary;
using model::Label;
using model::Metric;

std::string_view word_of(model::MetricType type) { return model::to_string(type); }

std::string listed(const std::vector<std::string>& names) {
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

bool may_be_absent(const Label& label) {
  return std::ranges::find(label.values, std::string_view{}, &model::LabelValue::value) !=
         label.values.end();
}

void check_type(const Metric& metric, const FamilySummary& family, Diagnostics& out) {
  const auto exposed = exposition::to_string(family.type);
  if (exposed == word_of(metric.type)) return;
  out.push_back({.code = "live/type",
                 .place = metric.place,
                 .message = fmt::format("'{}' is exposed as a {}, not as a {}", metric.name,
                                        exposed, word_of(metric.type))});
}

void check_label_set(const Metric& metric, const exposition::LabelSet& set, Diagnostics& out) {
  std::vector<std::string> expected;
  bool complete = true;
  for (const Label& label : metric.labels) {
    const bool seen = std::ranges::find(set.names, label.name) != set.names.end();
    complete = complete && (seen || may_be_absent(label));
    expected.push_back(label.name);
  }
  const bool known = std::ranges::all_of(set.names, [&](const auto& name) {
    return std::ranges::find(expected, name) != expected.end();
  });
  if (known && complete) return;
  std::ranges::sort(expected);
  out.push_back({.code = "live/labels",
                 .place = metric.place,
                 .message = fmt::format("{} series of '{}' have the labels {}, not {}", set.series,
                                        metric.name, listed(set.names), listed(expected))});
}

void check_values(const Metric& metric, const exposition::LabelValues& seen, Diagnostics& out) {
  const Label* label = model::find_label(metric, seen.name);
  if (label == nullptr || label->values.empty()) return;
  std::vector<std::string> known;
  for (const auto& value : label->values)
    known.push_back(value.value);
  for (const auto& value : seen.values) {
    if (std::ranges::find(known, value) != known.end()) continue;
    const auto near = nearest(value, known);
    out.push_back(
        {.code = "live/label-value",
         .place = label->place,
         .message = fmt::format("'{}' of '{}' is exposed with the value '{}'", seen.name,
                                metric.name, value),
         .help = near ? fmt::format("nearest declared value: '{}'", *near) : std::string{}});
  }
}

std::vector<double> values_of(const std::vector<exposition::Bound>& bounds) {
  std::vector<double> values;
  for (const auto& bound : bounds)
    values.push_back(bound.value);
  return values;
}

void check_buckets(const Metric& metric, const FamilySummary& family, Diagnostics& out) {
  if (metric.type != model::MetricType::Histogram || family.series == 0) return;
  auto seen = values_of(family.buckets);
  std::erase_if(seen, [](double bound) { return std::isinf(bound); });  // which all have
  const auto expected =
      metric.buckets.empty() ? std::vector<double>{} : metric.buckets.front().bounds;
  if (seen == expected) return;
  out.push_back({.code = "live/buckets",
                 .place = metric.place,
                 .message = fmt::format("'{}' has buckets at {}, not at {}", metric.name,
                                        fmt::join(seen, ", "), fmt::join(expected, ", "))});
}

void check_quantiles(const Metric& metric, const FamilySummary& family, Diagnostics& out) {
  if (metric.type != model::MetricType::Summary || family.series == 0) return;
  const auto seen = values_of(family.quantiles);
  if (seen == metric.quantiles) return;
  out.push_back({.code = "live/quantiles",
                 .place = metric.place,
                 .message = fmt::format("'{}' has the quantiles {}, not {}", metric.name,
                                        fmt::join(seen, ", "), fmt::join(metric.quantiles, ", "))});
}

void check_family(const Metric& metric, const FamilySummary& family, Diagnostics& out) {
  check_type(metric, family, out);
  for (const auto& set : family.label_sets)
    check_label_set(metric, set, out);
  for (const auto& values : family.label_values)
    check_values(metric, values, out);
  check_buckets(metric, family, out);
  check_quantiles(metric, family, out);
}

/// True when the page may lack the metric: it waits for something, or another exporter brings it.
bool may_be_missing(const Metric& metric, PageContext::Role role) {
  const bool waits = std::ranges::any_of(metric.presence, [&](model::Presence presence) {
    return presence != model::Presence::Leader || role == PageContext::Role::Standby;
  });
  return waits || metric.external;
}

}  // namespace

Diagnostics check_page(const model::Catalog& catalog, const std::vector<FamilySummary>& page,
                       const PageContext& context) {
  Diagnostics out;
  std::set<std::string_view> exposed;
  for (const FamilySummary& family : page) {
    exposed.insert(family.name);
    if (const Metric* metric = model::find_metric(catalog, family.name)) {
      check_family(*metric, family, out);
      continue;
    }
    out.push_back(
        {.code = "live/undocumented-metric",
         .place = {context.file, {0, 0}},
         .message = fmt::format("{} '{}' is exposed, but not in the catalog of this release",
                                exposition::to_string(family.type), family.name)});
  }
  for (const Metric& metric : catalog.metrics) {
    if (exposed.contains(metric.name) || may_be_missing(metric, context.role)) continue;
    out.push_back({.code = "live/missing-metric",
                   .place = metric.place,
                   .message = fmt::format("'{}' is not exposed, although it waits for nothing",
                                          metric.name)});
  }
  return out;
}

}  // namespace obsgen::check
