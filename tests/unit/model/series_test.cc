#include "model/series.h"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace obsgen::model;

namespace {

Catalog catalog() {
  return {.metrics = {{.name = "errors_total", .type = MetricType::Counter},
                      {.name = "latency_seconds", .type = MetricType::Histogram},
                      {.name = "native_seconds", .type = MetricType::Histogram, .native = true},
                      {.name = "pause_seconds", .type = MetricType::Summary},
                      {.name = "sync_call_count", .type = MetricType::Counter}}};
}

std::string_view name_of(SeriesKind kind) {
  switch (kind) {
    case SeriesKind::Plain:
      return "plain";
    case SeriesKind::Bucket:
      return "bucket";
    case SeriesKind::Sum:
      return "sum";
    case SeriesKind::Count:
      return "count";
  }
  return {};
}

/// `family kind extra-label`, or `none`.
std::string traced(std::string_view name) {
  const auto all = catalog();
  const auto series = find_series(all, name);
  if (!series) return "none";
  return fmt::format("{} {} {}", series->metric->name, name_of(series->kind), extra_label(*series));
}

}  // namespace

BOOST_AUTO_TEST_CASE(traces_a_series_to_its_family) {
  struct Case {
    std::string_view name{}, expected{};
  };

  for (const Case& c :
       {Case{"errors_total", "errors_total plain "}, Case{"latency_seconds", "none"},
        Case{"latency_seconds_bucket", "latency_seconds bucket le"},
        Case{"latency_seconds_sum", "latency_seconds sum "},
        Case{"latency_seconds_count", "latency_seconds count "},
        Case{"native_seconds", "native_seconds plain "},
        Case{"native_seconds_bucket", "native_seconds bucket le"},
        Case{"pause_seconds", "pause_seconds plain quantile"}, Case{"pause_seconds_bucket", "none"},
        Case{"pause_seconds_count", "pause_seconds count "}, Case{"errors_total_count", "none"},
        Case{"sync_call_count", "sync_call_count plain "}, Case{"sync_call", "none"},
        Case{"_bucket", "none"}, Case{"", "none"},
        Case{"scrape_duration_seconds", "scrape_duration_seconds plain "},
        Case{"up", "up plain "}}) {
    BOOST_TEST_CONTEXT("name: " << c.name)
    BOOST_TEST(traced(c.name) == c.expected);
  }
}

BOOST_AUTO_TEST_CASE(what_prometheus_adds_has_no_labels_of_its_own) {
  BOOST_TEST_REQUIRE(find_builtin("up") != nullptr);
  BOOST_TEST(find_builtin("up")->labels.empty());
  BOOST_TEST(find_builtin("down") == nullptr);
}
