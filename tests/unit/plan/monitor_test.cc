#include "plan/monitor.h"

#include <boost/test/unit_test.hpp>

using namespace obsgen;

BOOST_AUTO_TEST_SUITE(monitor)

BOOST_AUTO_TEST_CASE(a_monitor_says_what_the_scrape_says) {
  const model::Catalog catalog{
      .who = {.name = "shop-operator", .space = "shop-system", .labels = {{"release", "p"}}},
      .scrape = {.service = {{"app", "shop"}},
                 .port = "metrics",
                 .path = "/m",
                 .interval = {60'000},
                 .timeout = {20'000},
                 .honor_labels = true,
                 .drop = {{.regex = "go_.*"}, {.regex = "a|b"}}}};
  const auto monitor = plan::plan_monitor(catalog);
  using Labels = std::map<std::string, std::string>;
  BOOST_TEST(monitor.name == "shop-operator");
  BOOST_TEST(monitor.space == "shop-system");
  BOOST_TEST(
      (monitor.labels == Labels{{"app.kubernetes.io/name", "shop-operator"}, {"release", "p"}}));
  BOOST_TEST((monitor.selector == Labels{{"app", "shop"}}));
  BOOST_TEST(monitor.port == "metrics");
  BOOST_TEST(monitor.path == "/m");
  BOOST_TEST(monitor.interval.milliseconds == 60'000);
  BOOST_TEST(monitor.timeout.milliseconds == 20'000);
  BOOST_TEST(monitor.honor_labels);
  BOOST_TEST((monitor.drop == std::vector<std::string>{"go_.*", "a|b"}));
}

BOOST_AUTO_TEST_CASE(an_extra_label_may_replace_the_name) {
  const model::Catalog catalog{
      .who = {.name = "shop-operator", .labels = {{"app.kubernetes.io/name", "shop"}}}};
  BOOST_TEST(plan::plan_monitor(catalog).labels.at("app.kubernetes.io/name") == "shop");
}

BOOST_AUTO_TEST_SUITE_END()
