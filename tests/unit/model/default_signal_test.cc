#include "model/default_signal.h"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

using namespace obsgen::model;

namespace {

std::string kinds_of(const Metric& metric) {
  std::string text;
  for (const auto kind : default_signals(metric)) {
    if (!text.empty()) text += ' ';
    text += to_string(kind);
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_metric_has_the_signals_of_its_type_and_value) {
  struct Case {
    Metric metric{};
    std::string_view expected{};
  };

  for (const Case& c :
       {Case{{.type = MetricType::Counter}, "rate"}, Case{{}, "value"},
        Case{{.value = RatioValue{}}, "value"}, Case{{.value = InfoValue{}}, "value"},
        Case{{.value = BoolValue{}}, "value"}, Case{{.value = StateValue{"s"}}, "count objects"},
        Case{{.value = OneHotValue{"s"}}, "state"}, Case{{.value = TimestampValue{}}, "age"},
        Case{{.type = MetricType::Histogram}, "rate mean p50 p95 p99 buckets"},
        Case{{.type = MetricType::Summary}, "rate mean quantiles"}}) {
    BOOST_TEST_CONTEXT("expected: " << c.expected)
    BOOST_TEST(kinds_of(c.metric) == c.expected);
  }
}

BOOST_AUTO_TEST_CASE(a_reference_is_taken_apart_at_its_colon) {
  const auto name = parse_default_signal("errors_total:rate");
  BOOST_TEST_REQUIRE(name.has_value());
  BOOST_TEST(name->metric == "errors_total");
  BOOST_TEST((name->kind == DefaultSignal::Rate));
  for (const std::string_view text :
       {"", "rate", "errors_total:", "errors_total:rates", ":", "job:errors:rate"})
    BOOST_TEST_CONTEXT("reference: " << text) BOOST_TEST(!parse_default_signal(text).has_value());
}

BOOST_AUTO_TEST_CASE(every_kind_is_found_by_its_name) {
  for (const DefaultSignal kind : kDefaultSignals) {
    const auto found = parse_default_signal("m:" + std::string{to_string(kind)});
    BOOST_TEST_REQUIRE(found.has_value());
    BOOST_TEST((found->kind == kind));
  }
}
