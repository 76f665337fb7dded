#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/render.h"
#include "plan/rules/tests.h"
#include "promql/print.h"
#include "rules_fixture.h"

using namespace obsgen;
using namespace obsgen::plan;
using namespace obsgen::plan::test;
using model::AlertState;
using model::Duration;

namespace {

model::SeriesValues values(std::string_view text) {
  return model::parse_series_values(text).value();
}

/// The series of one scenario, one a line, or the problems.
std::string series_of(const model::Catalog& catalog, const model::TestSeries& series) {
  auto tested = alert("QueueLong", "queue_length", {});
  tested.tests = {{.name = "x", .series = {series}}};
  Diagnostics diagnostics;
  const auto tests = plan_rule_tests(catalog, tested, diagnostics);
  if (!diagnostics.empty()) return render_text({{"t", "series"}}, diagnostics, Colour::Off);
  std::string text;
  for (const auto& one : tests.at(0).series) {
    promql::VectorSelector selector{.name = one.source.metric};
    for (const auto& [name, value] : one.labels)
      selector.matchers.push_back({.label = name, .value = value});
    text += promql::print({std::move(selector), {}}) + " " + one.source.values.written;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_tests)

BOOST_AUTO_TEST_CASE(series_are_what_prometheus_has_after_the_scrape) {
  auto catalog = shop();
  const std::string target =
      R"(container="shop-operator",endpoint="metrics",instance="10.0.0.1:8080",job="shop-operator",)"
      R"(namespace="shop-system",pod="shop-operator-0",service="shop-operator"})";
  BOOST_TEST(series_of(catalog, {.metric = "shop_queue_length",
                                 .labels = {{"queue", {"a\"b\\\n"}}},
                                 .values = values("0+1x60")}) ==
             R"(shop_queue_length{queue="a\"b\\\n",)" + target + " 0+1x60");
  BOOST_TEST(series_of(catalog, {.metric = "shop_delivery_seconds_bucket",
                                 .labels = {{"le", {"0.5"}}, {"queue", {"a"}}},
                                 .values = values("1")}) ==
             R"(shop_delivery_seconds_bucket{le="0.5",queue="a",)" + target + " 1");
  BOOST_TEST(series_of(catalog, {.metric = "up", .values = values("0")}) == "up{" + target + " 0");
  BOOST_TEST(series_of(catalog, {.metric = "shop_orders_total",
                                 .labels = {{"namespace", {"team-a"}}, {"name", {"o"}}},
                                 .values = values("1")}) ==
             R"(shop_orders_total{name="o",exported_namespace="team-a",)" + target + " 1");
}

BOOST_AUTO_TEST_CASE(replicas_differ_in_pod_and_instance) {
  BOOST_TEST(series_of(shop(), {.metric = "up", .values = values("1"), .replica = 2}) ==
             R"(up{container="shop-operator",endpoint="metrics",instance="10.0.0.3:8080",)"
             R"(job="shop-operator",namespace="shop-system",pod="shop-operator-2",)"
             R"(service="shop-operator"} 1)");
}

BOOST_AUTO_TEST_CASE(honored_labels_hide_those_of_the_target) {
  auto catalog = shop();
  catalog.scrape.honor_labels = true;
  const std::string target =
      R"(container="shop-operator",endpoint="metrics",instance="10.0.0.1:8080",)"
      R"(job="shop-operator",pod="shop-operator-0",service="shop-operator"} 1)";
  BOOST_TEST(series_of(catalog, {.metric = "shop_orders_total",
                                 .labels = {{"namespace", {"team-a"}}},
                                 .values = values("1")}) ==
             R"(shop_orders_total{namespace="team-a",)" + target);
  BOOST_TEST(series_of(catalog, {.metric = "shop_orders_total", .values = values("1")}) ==
             "shop_orders_total{" + target);
}

BOOST_AUTO_TEST_CASE(labels_of_the_target_may_be_said_and_other_exporters_have_none) {
  BOOST_TEST(
      series_of(shop(), {.metric = "up", .labels = {{"pod", {"mine"}}}, .values = values("1")})
          .find("pod=\"mine\"") != std::string::npos);
  BOOST_TEST(series_of(shop(), {.metric = "kube_pod_info",
                                .labels = {{"pod", {"p"}}, {"job", {"ksm"}}},
                                .values = values("1")}) == R"(kube_pod_info{job="ksm",pod="p"} 1)");
}

BOOST_AUTO_TEST_CASE(series_that_the_operator_does_not_expose_are_refused) {
  BOOST_TEST(
      series_of(shop(), {.metric = "shop_queue", .values = values("1"), .place = {0, {0, 6}}}) ==
      "t:1:1: error: unknown metric 'shop_queue' [alert/unknown-metric]\nseries\n^^^^^^\n");
  BOOST_TEST(series_of(shop(), {.metric = "shop_queue_length",
                                .labels = {{"que", {"a"}}},
                                .values = values("1"),
                                .place = {0, {0, 6}}}) ==
             "t:1:1: error: 'shop_queue_length' has no label 'que' [alert/unknown-label]\n"
             "series\n^^^^^^\n");
  BOOST_TEST(series_of(shop(), {.metric = "shop_delivery_seconds_count",
                                .labels = {{"le", {"1"}}},
                                .values = values("1"),
                                .place = {0, {0, 6}}})
                 .starts_with("t:1:1: error: 'shop_delivery_seconds' has no label 'le'"));
}

BOOST_AUTO_TEST_CASE(states_are_asserted_however_many_alerts_there_are) {
  auto tested = alert("QueueLong", "queue_length", {});
  tested.tests = {{.name = "grows",
                   .interval = Duration{30'000},
                   .at = {{Duration{60'000}, AlertState::Silent},
                          {Duration{120'000}, AlertState::Pending},
                          {Duration{180'000}, AlertState::Firing}}}};
  Diagnostics diagnostics;
  const auto tests = plan_rule_tests(shop(), tested, diagnostics);
  BOOST_TEST_REQUIRE(tests.size() == 1U);
  BOOST_TEST(tests[0].name == "ShopQueueLong: grows");
  BOOST_TEST(to_string(tests[0].interval) == "30s");
  std::string text;
  for (const auto& expected : tests[0].expectations) {
    text += to_string(expected.source.at) + " " + promql::print(expected.expr);
    for (const auto& sample : expected.samples)
      text += " -> " + sample;
    text += '\n';
  }
  BOOST_TEST(text ==
             R"(1m group by (alertname, alertstate) (ALERTS{alertname="ShopQueueLong"})
2m group by (alertname, alertstate) (ALERTS{alertname="ShopQueueLong"}) -> {alertname="ShopQueueLong",alertstate="pending"}
3m group by (alertname, alertstate) (ALERTS{alertname="ShopQueueLong",alertstate="firing"}) -> {alertname="ShopQueueLong",alertstate="firing"}
)");
}

BOOST_AUTO_TEST_SUITE_END()
