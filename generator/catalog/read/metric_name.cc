#include "catalog/read/metric_name.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "model/series.h"
#include "promql/aggregators.h"
#include "promql/functions.h"
#include "promql/operators.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;
using model::Metric;
using model::MetricType;
using model::Unit;

// Series that Prometheus writes itself besides those of every target. Sources: its documentation of
// alerting rules; its scrape loop with extra-scrape-metrics.
constexpr std::array kWritten{"ALERTS"sv, "ALERTS_FOR_STATE"sv, "scrape_timeout_seconds"sv,
                              "scrape_sample_limit"sv, "scrape_body_size_bytes"sv};
constexpr std::array kPromqlWords{"and"sv,      "bool"sv,        "by"sv,  "group_left"sv,
                                  "ignoring"sv, "group_right"sv, "inf"sv, "nan"sv,
                                  "offset"sv,   "on"sv,          "or"sv,  "unless"sv,
                                  "without"sv,  "start"sv,       "end"sv, "atan2"sv};

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_aggregator(std::string_view name) {
  return std::ranges::any_of(promql::aggregators(), [&](const promql::Aggregator& aggregator) {
    return promql::to_string(aggregator.op) == name;
  });
}

void check_free(const Metric& metric, const Fields& fields) {
  const std::string_view name = metric.name;
  const bool written = model::find_builtin(name) != nullptr || is_one_of(kWritten, name);
  const bool word = is_one_of(kPromqlWords, name) || promql::find_function(name) != nullptr ||
                    is_aggregator(name);
  if (!written && !word) return;
  fields.diagnostics().push_back(
      {.code = "catalog/reserved-name",
       .place = metric.place,
       .message = written ? fmt::format("'{}' is written by Prometheus itself", name)
                          : fmt::format("'{}' is a word of PromQL", name),
       .help = written ? "leave it away: expressions can read it without" : "name it otherwise"});
}

/// A last word of names and the units that it stands for.
struct UnitWord {
  std::string_view word{};
  std::optional<Unit> unit{};  // absent: none that a catalog knows
};

constexpr std::array kUnitWords{UnitWord{"seconds", Unit::Seconds},
                                UnitWord{"bytes", Unit::Bytes},
                                UnitWord{"ratio", Unit::Ratio},
                                UnitWord{"celsius", Unit::Celsius},
                                UnitWord{"milliseconds", {}},
                                UnitWord{"microseconds", {}},
                                UnitWord{"nanoseconds", {}},
                                UnitWord{"minutes", {}},
                                UnitWord{"hours", {}},
                                UnitWord{"kilobytes", {}},
                                UnitWord{"megabytes", {}},
                                UnitWord{"gigabytes", {}},
                                UnitWord{"kibibytes", {}},
                                UnitWord{"mebibytes", {}},
                                UnitWord{"gibibytes", {}},
                                UnitWord{"bits", {}}};

/// True for units that measure; the others count, and a name may well count seconds as `calls`.
bool measures(Unit unit) {
  return unit == Unit::Seconds || unit == Unit::Bytes || unit == Unit::Ratio ||
         unit == Unit::Percent || unit == Unit::Celsius || unit == Unit::Cores;
}

/// `bytes` of `disk_read_bytes_total`.
std::string_view last_word(std::string_view name) {
  if (name.ends_with("_total")) name.remove_suffix(6);
  const auto bar = name.rfind('_');
  return bar == std::string_view::npos ? std::string_view{} : name.substr(bar + 1);
}

void check_unit(const Metric& metric, const Fields& fields) {
  const auto* word = std::ranges::find(kUnitWords, last_word(metric.name), &UnitWord::word);
  if (word == kUnitWords.end() || !measures(metric.unit) || word->unit == metric.unit) return;
  if (metric.name.find("_per_") != std::string::npos) return;
  fields.diagnostics().push_back(
      {.code = "catalog/unit-in-name",
       .place = fields.place_of("unit"),
       .message =
           fmt::format("the name says {}, the unit says {}", word->word, to_string(metric.unit)),
       .help = word->unit ? fmt::format("write 'unit: {}'", to_string(*word->unit))
                          : "leave 'unit' away: no unit of a catalog is that of the name"});
}

void tell(const Metric& metric, const Fields& fields, std::string message) {
  fields.diagnostics().push_back({.severity = Severity::Info,
                                  .code = "catalog/type-in-name",
                                  .place = metric.place,
                                  .message = std::move(message)});
}

/// Names of a program cannot be mended in its catalog, so they are only told of.
void check_suffix(const Metric& metric, const Fields& fields) {
  const bool total = metric.name.ends_with("_total");
  if (total && metric.type != MetricType::Counter)
    tell(metric, fields,
         fmt::format("a {} is named like a counter: '_total' is for counters",
                     to_string(metric.type)));
  if (metric.name.ends_with("_bucket"))
    tell(metric, fields,
         fmt::format("a {} is named like the buckets of a histogram", to_string(metric.type)));
}

void check_info(const Metric& metric, const Fields& fields) {
  if (!metric.name.ends_with("_info") || metric.type != MetricType::Gauge || fields.has("value"))
    return;
  fields.diagnostics().push_back(
      {.severity = Severity::Warning,
       .code = "catalog/info-value",
       .place = metric.place,
       .message = "the name says that it only informs, and no 'value' says so",
       .help = "write 'value: info' where it is always 1, else 'value: free'"});
}

}  // namespace

void check_metric_name(const Metric& metric, const Fields& fields) {
  if (metric.name.empty()) return;
  check_free(metric, fields);
  check_unit(metric, fields);
  if (!fields.has("type")) return;
  check_suffix(metric, fields);
  check_info(metric, fields);
}

}  // namespace obsgen::catalog
