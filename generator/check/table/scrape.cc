#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kScrape = std::to_array<Check>({
    {.code = "scrape/dropped-metric",
     .found_in = FoundIn::Catalog,
     .summary = "a query of a metric that the scrape drops",
     .explanation =
         "A pattern of 'drop' in 'scrape' throws the metric away before it is stored, so that "
         "the query has no data. Keep the metric, or do without it.",
     .bad = R"x(scrape: {service: {app: toy}, port: http, drop: ["toy_builds_.*"]}
signals:
  builds: {expr: "sum(rate(toy_builds_total[$window]))"})x",
     .good = R"x(scrape: {service: {app: toy}, port: http, drop: ["go_.*"]}
signals:
  builds: {expr: "sum(rate(toy_builds_total[$window]))"})x"},
    {.code = "scrape/helm-path",
     .found_in = FoundIn::Catalog,
     .summary = "Helm values that overwrite each other",
     .explanation =
         "Two of the paths below 'helm' lead to the same value, or one through the other's, "
         "so that the values file could not say both.",
     .bad = R"(scrape:
  service: {app: toy}
  port: http
  helm: {enabled: metrics.monitor, interval: metrics.monitor.interval})",
     .good = R"(scrape:
  service: {app: toy}
  port: http
  helm: {enabled: metrics.monitor.enabled, interval: metrics.monitor.interval})"},
    {.code = "scrape/own-job",
     .found_in = FoundIn::Catalog,
     .summary = "a label 'job' of a metric's own that hides the operator's",
     .explanation =
         "Rules and dashboards select the operator by 'job'. With honor_labels the metric's own "
         "value "
         "takes its place after the scrape, so that its series are not found. Without, it becomes "
         "'exported_job'.",
     .bad = R"(scrape: {service: {app: toy}, port: http, honor_labels: true}
labels: {job: {help: job of the toy}}
metrics:
  - {name: toy_jobs, type: gauge, help: Jobs., labels: [job]})",
     .good = R"(scrape: {service: {app: toy}, port: http}
labels: {job: {help: job of the toy}}
metrics:
  - {name: toy_jobs, type: gauge, help: Jobs., labels: [job]})"},
});
static_assert(std::ranges::is_sorted(kScrape, {}, &Check::code));

}  // namespace

std::span<const Check> scrape_checks() { return kScrape; }

}  // namespace obsgen::check
