#include "catalog/link/series_reference.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "catalog/read/fields.h"
#include "model/scrape.h"
#include "model/series.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;
using model::MetricType;

constexpr std::array kSuffixes{"_bucket"sv, "_count"sv, "_sum"sv};

/// The family of a series, and the label that its form adds.
struct Family {
  const model::Metric* metric = nullptr;
  std::string_view form_label{};
};

bool has_suffix(const model::Metric& metric, std::string_view suffix) {
  return metric.type == MetricType::Histogram ||
         (metric.type == MetricType::Summary && suffix != "_bucket");
}

Family family_by_suffix(std::string_view series, const Index& index) {
  for (const std::string_view suffix : kSuffixes) {
    if (!series.ends_with(suffix)) continue;
    const auto* metric = index.metric(series.substr(0, series.size() - suffix.size()));
    if (metric == nullptr || !has_suffix(*metric, suffix)) continue;
    return {.metric = metric, .form_label = suffix == "_bucket" ? "le"sv : ""sv};
  }
  return {};
}

bool may_have_family(std::string_view series, const Index& index) {
  return std::ranges::any_of(kSuffixes, [&](std::string_view suffix) {
    return series.ends_with(suffix) &&
           index.may_have_metric(series.substr(0, series.size() - suffix.size()));
  });
}

void report_bare_histogram(const model::TestSeries& series, const Lookup& lookup) {
  lookup.diagnostics().push_back(
      {.code = "catalog/unknown-metric",
       .place = series.place,
       .message = fmt::format("the histogram '{}' has no series of that name", series.metric),
       .help =
           fmt::format("its series are '{0}_bucket', '{0}_count' and '{0}_sum'", series.metric)});
}

Family family_of(const model::TestSeries& series, const Lookup& lookup) {
  if (const auto* builtin = model::find_builtin(series.metric)) return {.metric = builtin};
  const auto suffixed = family_by_suffix(series.metric, lookup.index());
  if (suffixed.metric != nullptr || may_have_family(series.metric, lookup.index())) return suffixed;
  const auto* metric = lookup.metric(series.metric, series.place);
  if (metric == nullptr || lookup.index().may_have_metric(metric->name)) return {};
  if (metric->type == MetricType::Histogram && !metric->native) {
    report_bare_histogram(series, lookup);
    return {};
  }
  return {.metric = metric,
          .form_label = metric->type == MetricType::Summary ? "quantile"sv : ""sv};
}

/// A value that the label never has; the absent member is what a series without the label has.
void check_value(const model::Label& label, const model::TestLabel& given, const Lookup& lookup) {
  if (label.values.empty() || given.value.empty()) return;
  std::vector<std::string> values;
  for (const model::LabelValue& value : label.values)
    if (!value.value.empty()) values.push_back(value.value);
  if (std::ranges::find(values, given.value) != values.end()) return;
  auto help = did_you_mean(given.value, values, lookup.diagnostics());
  if (help.empty()) help = fmt::format("one of '{}'", fmt::join(values, "', '"));
  lookup.diagnostics().push_back(
      {.code = "test/label-value",
       .place = given.place,
       .message = fmt::format("the label '{}' never has the value '{}'", label.name, given.value),
       .help = std::move(help)});
}

}  // namespace

void check_series(const model::TestSeries& series, const Lookup& lookup) {
  if (series.metric.empty()) return;
  const Family family = family_of(series, lookup);
  if (family.metric == nullptr) return;
  for (const auto& [name, given] : series.labels) {
    const model::Label* label = find_label(*family.metric, name);
    if (label != nullptr) check_value(*label, given, lookup);
    if (name == family.form_label || label != nullptr) continue;
    if (!family.metric->external && model::is_target_label(name)) continue;
    std::vector<std::string> names;
    for (const model::Label& one : family.metric->labels)
      names.push_back(one.name);
    lookup.diagnostics().push_back(
        {.code = "catalog/unknown-label",
         .place = series.place,
         .message = fmt::format("the metric '{}' has no label '{}'", family.metric->name, name),
         .help = did_you_mean(name, names, lookup.diagnostics())});
  }
}

}  // namespace obsgen::catalog
