#include "exposition/check.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "exposition/histogram_check.h"
#include "exposition/number.h"
#include "exposition/series_order.h"

namespace obsgen::exposition {

namespace {

Diagnostic problem(Severity severity, std::string_view code, Place place) {
  return {.severity = severity, .code = std::string(code), .place = place};
}

void check_duplicates(const Family& family, FileId file, Diagnostics& out) {
  for (SampleGroup& group : group_samples(family.samples, "")) {
    std::ranges::stable_sort(
        group, {}, [](const Sample* sample) -> const std::string& { return sample->name; });
    for (std::size_t i = 1; i < group.size(); ++i) {
      if (group[i]->name != group[i - 1]->name) continue;
      out.push_back(
          problem(Severity::Error, "exposition/duplicate-sample", {file, group[i]->span}));
      out.back().message = fmt::format("the series of '{}' is there twice", group[i]->name);
      out.back().help = "Prometheus keeps one of them and drops the other";
      out.back().notes.push_back(
          {.message = "the one before is here", .place = Place{file, group[i - 1]->span}});
    }
  }
}

/// Why the type of a family excludes the value of a sample; empty: it does not.
std::string_view objection(const Family& family, const Sample& sample) {
  const bool bare = sample.name.size() == family.name.size();
  const bool created = sample.name.ends_with("_created") && !bare;
  switch (family.type) {
    case FamilyType::Counter:
      return !created && !(sample.value >= 0) ? "a counter is 0 or more" : "";
    case FamilyType::Histogram:
      return (sample.name.ends_with("_bucket") || sample.name.ends_with("_count")) && !bare &&
                     !(sample.value >= 0)
                 ? "a number of observations is 0 or more"
                 : "";
    case FamilyType::Info:
      return sample.value != 1 ? "an info is 1" : "";
    case FamilyType::StateSet:
      return sample.value != 0 && sample.value != 1 ? "a state is 0 or 1" : "";
    case FamilyType::Gauge:
    case FamilyType::Summary:
    case FamilyType::Untyped:
    case FamilyType::GaugeHistogram:
      return "";
  }
  return "";
}

void check_values(const Family& family, FileId file, Diagnostics& out) {
  for (const Sample& sample : family.samples) {
    const std::string_view reason = objection(family, sample);
    if (reason.empty()) continue;
    out.push_back(problem(Severity::Warning, "exposition/value", {file, sample.span}));
    out.back().message =
        fmt::format("'{}' is {}, but {}", sample.name, number_text(sample.value), reason);
  }
}

void check_quantiles(const Family& family, FileId file, Diagnostics& out) {
  for (const Sample& sample : family.samples) {
    if (sample.name.size() != family.name.size()) continue;
    const std::string_view text = find_label(sample.labels, "quantile").value_or("");
    const auto quantile = parse_number(text);
    if (quantile && *quantile >= 0 && *quantile <= 1) continue;
    out.push_back(problem(Severity::Warning, "exposition/quantile", {file, sample.span}));
    out.back().message = text.empty()
                             ? fmt::format(
                                   "a sample of the summary '{}' without the label "
                                   "'quantile'",
                                   family.name)
                             : fmt::format("the quantile '{}' is not a number from 0 to 1", text);
  }
}

/// OpenMetrics spells a counter's samples with a suffix.
void check_total(const Family& family, FileId file, Diagnostics& out) {
  const auto bare = std::ranges::find(family.samples, family.name, &Sample::name);
  if (bare == family.samples.end()) return;
  out.push_back(problem(Severity::Warning, "exposition/missing-total", {file, bare->span}));
  out.back().message = fmt::format(
      "a sample of the counter '{0}' is called '{0}_total' in OpenMetrics", family.name);
}

}  // namespace

void check_family(const Family& family, EventSettings settings, Diagnostics& out) {
  check_duplicates(family, settings.file, out);
  check_values(family, settings.file, out);
  const bool open = settings.format == Format::OpenMetrics;
  switch (family.type) {
    case FamilyType::Histogram:
    case FamilyType::GaugeHistogram:
      check_histogram(family, settings, out);
      return;
    case FamilyType::Summary:
      check_quantiles(family, settings.file, out);
      return;
    case FamilyType::Counter:
      if (open) check_total(family, settings.file, out);
      return;
    case FamilyType::Gauge:
    case FamilyType::Untyped:
    case FamilyType::Info:
    case FamilyType::StateSet:
      return;
  }
}

}  // namespace obsgen::exposition
