#include "check/selectors.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/closed_sets.h"
#include "check/did_you_mean.h"
#include "model/scrape.h"
#include "model/series.h"

namespace obsgen::check {

namespace {

using model::Catalog;
using model::Metric;
using promql::Matcher;
using promql::SeriesFacts;
using promql::VectorSelector;

std::vector<std::string> series_names(const Catalog& catalog) {
  std::vector<std::string> names{"up"};
  for (const Metric& metric : catalog.metrics) {
    const bool histogram = metric.type == model::MetricType::Histogram;
    if (!histogram) names.push_back(metric.name);
    if (histogram) names.push_back(metric.name + "_bucket");
    if (histogram || metric.type == model::MetricType::Summary) {
      names.push_back(metric.name + "_sum");
      names.push_back(metric.name + "_count");
    }
  }
  return names;
}

Diagnostic unknown_metric(const VectorSelector& selector, const Catalog& catalog,
                          const Locate& locate) {
  Diagnostic d{.code = "promql/unknown-metric", .place = locate(selector.name_span)};
  if (model::find_metric(catalog, selector.name) != nullptr) {
    d.message = fmt::format("histogram '{}' has no series of that name", selector.name);
    d.help = fmt::format("use {0}_bucket, {0}_sum or {0}_count", selector.name);
    return d;
  }
  d.message = fmt::format("no metric '{}' is exposed in this release", selector.name);
  d.help = did_you_mean(selector.name, series_names(catalog));
  return d;
}

/// Names by which expressions know those labels of a series for which `is_wanted` holds.
template <class Predicate>
std::vector<std::string> written_names(const SeriesFacts& series, Predicate is_wanted) {
  std::vector<std::string> names;
  for (const promql::LabelFacts& label : series.labels)
    if (!label.written.empty() && is_wanted(label)) names.push_back(label.written);
  return names;
}

bool is_of_target(const promql::LabelFacts& label) {
  return label.owner == promql::LabelOwner::Target;
}

std::string what_it_has(const SeriesFacts& series) {
  const auto own = written_names(series, std::not_fn(is_of_target));
  const auto target = written_names(series, is_of_target);
  auto text = fmt::format("after the scrape it has {} (its own)",
                          own.empty() ? "no labels" : fmt::format("{}", fmt::join(own, ", ")));
  if (!target.empty()) text += fmt::format(" and {} (target)", fmt::join(target, ", "));
  return text;
}

Diagnostic unknown_label(const SeriesFacts& series, const Matcher& matcher, const Locate& locate) {
  const auto candidates = written_names(series, [](const promql::LabelFacts&) { return true; });
  return {.code = "promql/unknown-label",
          .place = locate(matcher.label_span),
          .message = fmt::format("'{}' has no label '{}'", series.name, matcher.label),
          .help = did_you_mean(matcher.label, candidates),
          .notes = {{what_it_has(series)}}};
}

bool has_label(const SeriesFacts& series, std::string_view name) {
  return std::ranges::find(series.labels, name, &promql::LabelFacts::written) !=
         series.labels.end();
}

Diagnostic dropped(const std::string& name, const model::DropRule& rule, const Place& place) {
  return {.code = "scrape/dropped-metric",
          .place = place,
          .message = fmt::format("'{}' is dropped by the scrape", name),
          .help = "keep the metric, or do without it here",
          .notes = {{fmt::format("'{}' drops it here", rule.regex), rule.place}}};
}

}  // namespace

Diagnostics check_dropped(const model::Series& series, const Exposed& exposed, const Place& place) {
  const auto* rule = exposed.drops.find(*series.metric, series.kind);
  if (rule == nullptr) return {};
  return {
      dropped(series.metric->name + std::string{model::series_suffix(series.kind)}, *rule, place)};
}

Diagnostics check_dropped(const Metric& metric, const Exposed& exposed, const Place& place) {
  const auto* rule = exposed.drops.find(metric);
  if (rule == nullptr) return {};
  return {dropped(metric.name, *rule, place)};
}

Diagnostics check_selector(const VectorSelector& selector, const Exposed& exposed,
                           const Locate& locate) {
  const Catalog& catalog = exposed.catalog;
  if (selector.name.empty()) {
    const Span span =
        selector.matchers.empty() ? selector.name_span : selector.matchers.front().span;
    return {{.code = "promql/no-metric",
             .place = locate(span),
             .message = "the selector does not name a metric",
             .help = "write the metric's name before the braces"}};
  }
  const auto series = model::find_series(catalog, selector.name);
  const auto facts = exposed.world.named(selector.name);
  if (!series || facts.empty()) return {unknown_metric(selector, catalog, locate)};
  Diagnostics out = check_dropped(*series, exposed, locate(selector.name_span));
  for (const Matcher& matcher : selector.matchers)
    if (!has_label(facts.front(), matcher.label))
      out.push_back(unknown_label(facts.front(), matcher, locate));
  append(out, check_values(selector, *series, locate));
  return out;
}

}  // namespace obsgen::check
