#include "check/series_names.h"

#include <map>
#include <string>

#include <fmt/format.h>

#include "model/scrape.h"
#include "model/series.h"

namespace obsgen::check {

namespace {

using model::Catalog;
using model::Metric;

std::string name_of(const Metric& metric, model::SeriesKind kind) {
  return fmt::format("{}{}", metric.name, model::series_suffix(kind));
}

Diagnostic clash(const std::string& series, const Metric& second, const Metric& first) {
  // The one that is named so is the one to mend: the other has the series by its type.
  const bool named = first.name == series;
  const Metric& plain = named ? first : second;
  const Metric& other = named ? second : first;
  return {.code = "catalog/series-clash",
          .place = plain.place,
          .message = fmt::format("'{}' is a series of the {} '{}' too", series,
                                 to_string(other.type), other.name),
          .help = fmt::format("leave it away: '{}' has it", other.name),
          .notes = {{"declared here", other.place}}};
}

void check_clashes(const Catalog& release, Diagnostics& out) {
  std::map<std::string, const Metric*> seen;
  for (const Metric& metric : release.metrics) {
    for (const auto kind : model::series_kinds(metric)) {
      auto name = name_of(metric, kind);
      const auto [first, fresh] = seen.emplace(name, &metric);
      if (!fresh) out.push_back(clash(name, metric, *first->second));
    }
  }
}

void check_job(const Metric& metric, const model::Scrape& scrape, Diagnostics& out) {
  const model::Label* job = model::find_label(metric, "job");
  if (job == nullptr || metric.external || metric.recorded || !scrape.honor_labels) return;
  out.push_back({.code = "scrape/own-job",
                 .place = metric.place,
                 .message = fmt::format("'{}' has a label 'job' of its own, which hides the "
                                        "operator's, by which everything is selected",
                                        metric.name),
                 .help = "without honor_labels it becomes 'exported_job'; or leave the metric out",
                 .notes = {{"the label is declared here", job->place}}});
}

}  // namespace

Diagnostics check_series_names(const Catalog& release) {
  Diagnostics out;
  check_clashes(release, out);
  for (const Metric& metric : release.metrics)
    check_job(metric, release.scrape, out);
  return out;
}

}  // namespace obsgen::check
