#include "plan/runbooks.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "plan/rules.h"
#include "promql/print.h"
#include "rules_fixture.h"

using namespace obsgen;
using namespace obsgen::plan;
using namespace obsgen::plan::test;

namespace {

model::Threshold above(double value) { return {model::Comparison::Above, value}; }

model::AlertRef ref(std::string name) { return {.name = std::move(name)}; }

/// A stuck queue (critical) explains a long one and failing orders; so does a long one (warning).
model::Catalog explained() {
  auto catalog = shop();
  catalog.alerts = {
      alert("QueueStuck", "stuck", above(9)), alert("QueueLong", "queue_length", above(10)),
      alert("OrdersFail", "failure_ratio", above(0.1)), alert("Off", "queue_length", above(99))};
  catalog.alerts[0].severity = model::AlertSeverity::Critical;
  catalog.alerts[1].explained_by = {ref("QueueStuck"), ref("Off")};
  catalog.alerts[2].explained_by = {ref("QueueStuck"), ref("QueueLong")};
  catalog.alerts[3].enabled = false;
  return catalog;
}

model::Handbook handbook_of(const model::Catalog& catalog) {
  Diagnostics diagnostics;
  Queries queries{catalog};
  const auto rules = plan_rules(queries, {}, diagnostics);
  auto handbook = plan_handbook({queries, {}}, rules, diagnostics);
  BOOST_TEST(diagnostics.empty());
  return handbook;
}

std::string show(const std::vector<model::Inhibition>& inhibitions) {
  std::string text;
  for (const auto& [causes, alerts, equal] : inhibitions)
    text += fmt::format("{} -> {} ({})\n", fmt::join(causes, " "), fmt::join(alerts, " "),
                        fmt::join(equal, " "));
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(runbooks)

BOOST_AUTO_TEST_CASE(a_page_tells_what_the_catalog_knows_of_an_alert) {
  auto catalog = shop();
  catalog.alerts = {alert("QueueLong", "queue_length", above(10))};
  auto& long_queue = catalog.alerts[0];
  long_queue.hold = model::Duration{300'000};
  long_queue.description =
      text_of("{{ $labels.queue }} has {{ $value }} (kubectl get q {{ $labels.queue }}).");
  long_queue.impact = "Orders wait.";
  long_queue.mitigation = {"Hire.", "Wait."};
  catalog.who.grafana = "https://g.example.org";
  const auto handbook = handbook_of(catalog);
  BOOST_TEST(handbook.title == "Shop Operator");
  BOOST_TEST_REQUIRE(handbook.runbooks.size() == 1U);
  const auto& page = handbook.runbooks[0];
  BOOST_TEST(page.alert == "ShopQueueLong");
  BOOST_TEST((page.hold == long_queue.hold));
  BOOST_TEST(page.summary == "Something is wrong.");
  BOOST_TEST(page.meaning == "<queue> has <value> (kubectl get q <queue>).");
  BOOST_TEST(page.impact == "Orders wait.");
  BOOST_TEST(page.mitigation == long_queue.mitigation, boost::test_tools::per_element());
  BOOST_TEST(page.commands == std::vector<std::string>{"kubectl get q $queue"},
             boost::test_tools::per_element());
  BOOST_TEST(page.variables == std::vector<std::string>{"queue"}, boost::test_tools::per_element());
  BOOST_TEST(promql::print(page.condition) ==
             R"(max by (queue) (shop_queue_length{job="shop-operator"}) > 10)");
  BOOST_TEST(promql::print(page.query) ==
             R"(max by (queue) (shop_queue_length{job="shop-operator"}))");
  BOOST_TEST((page.metrics == std::vector<model::Explained>{{"shop_queue_length", "Help."}}));
  BOOST_TEST(!page.panel.has_value());
}

BOOST_AUTO_TEST_CASE(a_page_names_the_panel_of_the_rule_and_its_address_where_that_is_known) {
  auto catalog = shop();
  catalog.alerts = {alert("QueueLong", "queue_length", above(10))};
  const std::vector<model::Dashboard> dashboards{
      {.uid = "shop-main",
       .title = "Shop",
       .rows = {
           {.panels = {{.id = 7,
                        .title = "Queues",
                        .queries = {{.expr = {promql::NumberLiteral{}, {}}, .signal = "stuck"}}},
                       {.id = 8,
                        .title = "Lengths",
                        .queries = {{.expr = {promql::NumberLiteral{}, {}},
                                     .signal = "queue_length"}}}}}}}};
  const auto panel = [&] {
    Diagnostics diagnostics;
    Queries queries{catalog};
    const auto rules = plan_rules(queries, dashboards, diagnostics);
    return plan_handbook({queries, dashboards}, rules, diagnostics).runbooks.at(0).panel;
  };
  BOOST_TEST((panel() == model::ShownPanel{"Shop, Lengths", ""}));
  catalog.who.grafana = "https://g.example.org/{{x}}/";
  BOOST_TEST((panel() == model::ShownPanel{"Shop, Lengths",
                                           "https://g.example.org/{{x}}/d/shop-main?viewPanel=8"}));
}

BOOST_AUTO_TEST_CASE(causes_are_alerts_that_are_written) {
  const auto handbook = handbook_of(explained());
  BOOST_TEST_REQUIRE(handbook.runbooks.size() == 3U);
  BOOST_TEST(handbook.runbooks[0].causes.empty());
  BOOST_TEST((handbook.runbooks[1].causes ==
              std::vector<model::RelatedAlert>{{"ShopQueueStuck", "Something is wrong."}}));
  BOOST_TEST(handbook.runbooks[2].causes.size() == 2U);
}

BOOST_AUTO_TEST_CASE(only_critical_alerts_silence_and_only_what_is_about_the_same) {
  BOOST_TEST(show(handbook_of(explained()).inhibitions) ==
             "ShopQueueStuck -> ShopOrdersFail ()\n"
             "ShopQueueStuck -> ShopQueueLong (queue)\n");
}

BOOST_AUTO_TEST_CASE(clusters_never_silence_each_other) {
  auto catalog = explained();
  catalog.who.cluster_label = "cluster";
  BOOST_TEST(show(handbook_of(catalog).inhibitions) ==
             "ShopQueueStuck -> ShopOrdersFail (cluster)\n"
             "ShopQueueStuck -> ShopQueueLong (cluster queue)\n");
}

BOOST_AUTO_TEST_CASE(a_label_of_one_name_and_two_meanings_is_not_compared) {
  auto catalog = explained();
  catalog.scrape.honor_labels = true;
  catalog.signals = {signal("failure_ratio", "sum by (namespace) (shop_failures_total)"),
                     signal("queue_length", "max by (namespace) (shop_queue_length)"),
                     signal("stuck", "max by (namespace) (shop_queue_length) > 0")};
  BOOST_TEST(show(handbook_of(catalog).inhibitions) ==
             "ShopQueueStuck -> ShopOrdersFail ()\n"
             "ShopQueueStuck -> ShopQueueLong (namespace)\n");
}

BOOST_AUTO_TEST_SUITE_END()
