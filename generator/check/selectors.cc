#include "check/selectors.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/did_you_mean.h"
#include "model/scrape.h"
#include "model/series.h"
#include "promql/regex.h"

namespace obsgen::check {

namespace {

using model::Catalog;
using model::Label;
using model::Metric;
using model::Series;
using promql::Matcher;
using promql::MatchOp;
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

std::vector<std::string> values_of(const Label& label) {
  std::vector<std::string> values;
  for (const auto& value : label.values)
    values.push_back(value.value);
  return values;
}

/// True when the matcher selects at least one of the label's values.
bool can_match(const Matcher& matcher, const std::vector<std::string>& values) {
  const bool negated = matcher.op == MatchOp::NotEqual || matcher.op == MatchOp::NotRegex;
  if (negated) return true;
  if (matcher.op == MatchOp::Equal) return std::ranges::find(values, matcher.value) != values.end();
  const auto regex = promql::Regex::compile(matcher.value);
  return !regex ||
         std::ranges::any_of(values, [&](const auto& value) { return regex->matches(value); });
}

std::string quoted_list(const std::vector<std::string>& values) {
  std::vector<std::string> quoted;
  for (const auto& value : values)
    quoted.push_back(fmt::format("'{}'", value));
  return fmt::format("{}", fmt::join(quoted, ", "));
}

void check_value(const Matcher& matcher, const Metric& metric, const Locate& locate,
                 Diagnostics& out) {
  const Label* label = model::find_label(metric, matcher.label);
  if (label == nullptr || label->values.empty()) return;
  const auto values = values_of(*label);
  if (can_match(matcher, values)) return;
  const bool regex = matcher.op == MatchOp::Regex;
  out.push_back(
      {.code = "promql/unknown-value",
       .place = locate(matcher.value_span),
       .message =
           regex ? fmt::format("no value of label '{}' matches '{}'", matcher.label, matcher.value)
                 : fmt::format("label '{}' never is '{}'", matcher.label, matcher.value),
       .help = regex ? std::string{} : did_you_mean(matcher.value, values),
       .notes = {{fmt::format("its values are {}", quoted_list(values)), label->place}}});
}

void check_bound(const Matcher& matcher, const Metric& metric, const Locate& locate,
                 Diagnostics& out) {
  if (matcher.op != MatchOp::Equal || matcher.value == "+Inf" || metric.buckets.empty()) return;
  double bound = NAN;
  const auto* end = matcher.value.data() + matcher.value.size();
  const auto [stop, error] = std::from_chars(matcher.value.data(), end, bound);
  const auto& bounds = metric.buckets.front().bounds;
  const bool known =
      error == std::errc{} && stop == end && std::ranges::find(bounds, bound) != bounds.end();
  if (known) return;
  out.push_back({.code = "promql/unknown-bound",
                 .place = locate(matcher.value_span),
                 .message = fmt::format("'{}' has no bucket with the upper bound '{}'", metric.name,
                                        matcher.value),
                 .notes = {{fmt::format("its bounds are {} and +Inf", fmt::join(bounds, ", ")),
                            metric.place}}});
}

/// A series that a selector names: its family, and what Prometheus holds of it.
struct Named {
  const Series& series;
  const SeriesFacts& facts;
};

void check_matcher(const Matcher& matcher, const Named& named, const Locate& locate,
                   Diagnostics& out) {
  const Series& series = named.series;
  if (!has_label(named.facts, matcher.label)) {
    out.push_back(unknown_label(named.facts, matcher, locate));
  } else if (matcher.label == "le" && series.kind == model::SeriesKind::Bucket) {
    check_bound(matcher, *series.metric, locate, out);
  } else {
    check_value(matcher, *series.metric, locate, out);
  }
}

}  // namespace

Diagnostics check_dropped(const Metric& metric, const Exposed& exposed, const Place& place) {
  const auto* rule = exposed.drops.find(metric);
  if (rule == nullptr) return {};
  return {{.code = "scrape/dropped-metric",
           .place = place,
           .message = fmt::format("'{}' is dropped by the scrape", metric.name),
           .help = "keep the metric, or do without it here",
           .notes = {{fmt::format("'{}' drops it here", rule->regex), rule->place}}}};
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
  Diagnostics out = check_dropped(*series->metric, exposed, locate(selector.name_span));
  for (const Matcher& matcher : selector.matchers)
    check_matcher(matcher, {*series, facts.front()}, locate, out);
  return out;
}

}  // namespace obsgen::check
