#include "plan/rules.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/overloaded.h"
#include "base/render.h"
#include "plan/rules/alert.h"
#include "promql/print.h"
#include "rules_fixture.h"
#include "template/print.h"

using namespace obsgen;
using namespace obsgen::plan;
using namespace obsgen::plan::test;
using model::Comparison;

namespace {

std::string show(const model::TextMap& texts) {
  std::string text;
  for (const auto& [name, value] : texts)
    text += fmt::format(" {}={}", name, value);
  return text;
}

std::string show(const model::TemplateMap& texts) {
  std::string text;
  for (const auto& [name, value] : texts)
    text += fmt::format(" {}={}", name, templates::print(value));
  return text;
}

std::string show(const std::optional<model::PanelRef>& panel) {
  return panel ? fmt::format(" panel={}/{}", panel->dashboard, panel->id) : std::string{};
}

/// Group names at the margin, a rule a line below.
std::string show(const model::RulePlan& plan) {
  std::string text;
  for (const auto& group : plan.groups) {
    text += group.name + "\n";
    for (const auto& rule : group.rules)
      text += std::visit(Overloaded{[](const model::RecordingRule& r) {
                                      return fmt::format("  record {}: {};{}\n", r.record,
                                                         promql::print(r.expr), show(r.labels));
                                    },
                                    [](const model::AlertingRule& r) {
                                      return fmt::format("  {}: {};{};{}\n", r.alert,
                                                         promql::print(model::condition(r)),
                                                         show(r.labels),
                                                         show(r.annotations) + show(r.panel));
                                    }},
                         rule);
  }
  return text;
}

model::RulePlan rules_of(const model::Catalog& catalog,
                         const std::vector<model::Dashboard>& dashboards,
                         Diagnostics& diagnostics) {
  Queries queries{catalog};
  return plan_rules(queries, dashboards, diagnostics);
}

/// The plan of a catalog, or its problems with the text of the only file.
std::string planned(const model::Catalog& catalog, const std::string& file = "") {
  Diagnostics diagnostics;
  const auto plan = rules_of(catalog, {}, diagnostics);
  return diagnostics.empty() ? show(plan)
                             : render_text({{"shop.yaml", file}}, diagnostics, Colour::Off);
}

model::Threshold above(double value) { return {Comparison::Above, value}; }

std::string compared_text(const std::string& expr, std::optional<model::Threshold> threshold) {
  return promql::print(
      model::condition({.query = *promql::parse(expr).value, .threshold = threshold}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules)

BOOST_AUTO_TEST_CASE(a_threshold_compares_the_whole_signal) {
  struct Case {
    std::string expr;
    std::optional<model::Threshold> threshold;
    std::string expected;
  };

  for (const auto& [expr, threshold, expected] : {
           Case{"a", above(0.1), "a > 0.1"},
           Case{"a", model::Threshold{Comparison::Below, 1}, "a < 1"},
           Case{"a", model::Threshold{Comparison::Equals, 0}, "a == 0"},
           Case{"a", above(-5), "a > -5"},
           Case{"a", std::nullopt, "a"},
           Case{"a / b", above(1), "a / b > 1"},
           Case{"a ^ -b + c", above(1), "a ^ -b + c > 1"},
           Case{"a > 0", above(1), "(a > 0) > 1"},
           Case{"a or b", above(1), "(a or b) > 1"},
           Case{"a unless on (x) b", above(1), "(a unless on (x) b) > 1"},
           Case{"(a or b)", above(1), "(a or b) > 1"},
           Case{"sum(a or b)", above(1), "sum(a or b) > 1"},
       })
    BOOST_TEST_CONTEXT(expr) { BOOST_TEST(compared_text(expr, threshold) == expected); }
}

BOOST_AUTO_TEST_CASE(an_alert_is_the_scoped_signal_with_texts_named_as_after_the_scrape) {
  auto catalog = shop();
  catalog.who.runbooks = "https://run.example.org/{{x}}/{alert}";
  catalog.alerts = {alert("OrdersFail", "failure_ratio", above(0.1))};
  catalog.alerts[0].labels = {{"team", text_of("{{ $labels.namespace }}")}};
  catalog.alerts[0].severity = model::AlertSeverity::Critical;
  catalog.alerts[0].window = model::Duration{3'600'000};
  catalog.alerts[0].description = text_of("{{ $labels.name }} in {{ $labels.namespace }} fails.\n");
  const std::string expected =
      "shop-operator\n"
      "  ShopOrdersFail: sum by (exported_namespace, name) (rate(shop_failures_total{job=\""
      "shop-operator\"}[1h])) / sum by (exported_namespace, name) (rate(shop_orders_total{job=\""
      "shop-operator\"}[1h])) > 0.1; severity=critical team={{ $labels.exported_namespace }}; "
      "summary=Something is wrong. description={{ $labels.name }} in {{ "
      "$labels.exported_namespace }} fails. "
      "runbook_url=https://run.example.org/{{ \"{{\" }}x}}/ShopOrdersFail\n";
  BOOST_TEST(planned(catalog) == expected);
}

BOOST_AUTO_TEST_CASE(texts_can_name_the_operator) {
  auto catalog = shop();
  catalog.alerts = {alert("QueueLong", "queue_length", above(10))};
  catalog.alerts[0].summary =
      text_of("{operator}: see deploy/{operator} {selector} {oper} {{ $value }}");
  catalog.scrape.service = {{"app", "shop"}, {"tier", "control"}};
  BOOST_TEST(planned(catalog).find("summary=shop-operator: see deploy/shop-operator "
                                   "app=shop,tier=control {oper} "
                                   "{{ $value }}\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(with_honored_labels_texts_keep_their_names) {
  auto catalog = shop();
  catalog.scrape.honor_labels = true;
  catalog.alerts = {alert("OrdersFail", "failure_ratio", above(0.1))};
  catalog.alerts[0].summary = text_of("{{ $labels.namespace }}");
  BOOST_TEST(planned(catalog).find("summary={{ $labels.namespace }}\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_label_that_aggregation_removed_is_refused_in_a_text) {
  auto catalog = shop();
  catalog.alerts = {alert("QueueLong", "queue_length", above(10))};
  catalog.alerts[0].summary = text_of("Queue {{ $labels.queue }} of {{ $labels.pod }}");
  BOOST_TEST(planned(catalog, catalog.alerts[0].summary.source.text) ==
             "shop.yaml:1:41: error: the alert's signal has no label 'pod' [alert/unknown-label]\n"
             "Queue {{ $labels.queue }} of {{ $labels.pod }}\n"
             "                                        ^^^\n"
             "  note: it has 'queue'\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_signal_leaves_no_rule) {
  auto catalog = shop();
  catalog.alerts = {alert("QueueLong", "queue_size", above(10))};
  Diagnostics diagnostics;
  BOOST_TEST(show(rules_of(catalog, {}, diagnostics)) == "");
  BOOST_TEST_REQUIRE(diagnostics.size() == 1U);
  BOOST_TEST(diagnostics[0].code == "catalog/unknown-signal");
}

BOOST_AUTO_TEST_CASE(alerts_that_are_switched_off_leave_with_their_tests) {
  auto catalog = shop();
  catalog.alerts = {alert("QueueLong", "queue_length", above(10))};
  catalog.alerts[0].tests = {{.name = "long", .at = {{model::Duration{0}, {}}}}};
  Diagnostics diagnostics;
  BOOST_TEST(rules_of(catalog, {}, diagnostics).tests.size() == 1U);
  catalog.alerts[0].enabled = false;
  BOOST_TEST(show(rules_of(catalog, {}, diagnostics)) == "");
  BOOST_TEST(rules_of(catalog, {}, diagnostics).tests.empty());
}

BOOST_AUTO_TEST_CASE(a_record_stands_before_the_alerts_that_read_it_in_one_group) {
  auto catalog = shop();
  catalog.libraries = {{.name = "queues"}};
  catalog.alerts = {alert("OrdersFail", "failure_ratio", above(0.1)),
                    alert("QueueLong", "queue_length", above(10)),
                    alert("QueueHuge", "queue_length", above(99))};
  catalog.alerts[1].library = "queues";
  catalog.records = {
      {.name = "queue:shop_queue_length:max", .signal = "queue_length", .library = "queues"},
      {.name = "name:shop_failures:ratio_rate10m", .signal = "failure_ratio"},
      {.name = "stuck:shop_queue:all", .signal = "stuck", .library = "queues"}};
  catalog.alerts[0].window = model::Duration{1'800'000};
  catalog.alerts[1].summary = text_of("{{ $labels.queue }} {{ $labels.job }}");
  const auto text = planned(catalog);
  BOOST_TEST(text.substr(0, text.find('\n')) == "shop-operator.rules");
  const std::string failures =
      "sum by (exported_namespace, name) (rate(shop_failures_total{job=\"shop-operator\"}[10m])) / "
      "sum by (exported_namespace, name) (rate(shop_orders_total{job=\"shop-operator\"}[10m]))";
  // Its alert has a window of its own, so nothing reads the record.
  BOOST_TEST(text.find("  record name:shop_failures:ratio_rate10m: " + failures +
                       "; job=shop-operator\n") < text.find("\nshop-operator\n"));
  BOOST_TEST(text.find("  record stuck:shop_queue:all") < text.find("\nshop-operator\n"));
  BOOST_TEST(text.substr(text.find("\nshop-operator-queues\n") + 1) ==
             "shop-operator-queues\n"
             "  record queue:shop_queue_length:max: max by (queue) "
             "(shop_queue_length{job=\"shop-operator\"}); job=shop-operator\n"
             "  ShopQueueLong: queue:shop_queue_length:max{job=\"shop-operator\"} > 10; "
             "severity=warning; summary={{ $labels.queue }} {{ $labels.job }}\n"
             "  ShopQueueHuge: queue:shop_queue_length:max{job=\"shop-operator\"} > 99; "
             "severity=warning; summary=Something is wrong.\n");
}

BOOST_AUTO_TEST_CASE(an_alert_links_the_first_panel_that_shows_its_signal) {
  auto catalog = shop();
  catalog.alerts = {alert("QueueLong", "queue_length", above(10))};
  const auto panel = [](std::uint32_t id, std::string signal) {
    return model::Panel{
        .id = id,
        .queries = {{.expr = {promql::NumberLiteral{}, {}}, .signal = std::move(signal)}}};
  };
  const std::vector<model::Dashboard> dashboards{
      {.uid = "first", .rows = {{.panels = {panel(1, "stuck")}}}},
      {.uid = "shop-operator-main",
       .rows = {{.panels = {}}, {.panels = {panel(1, "stuck"), panel(7, "queue_length")}}}},
      {.uid = "last", .rows = {{.panels = {panel(2, "queue_length")}}}}};
  const auto annotations = [&] {
    Diagnostics diagnostics;
    const auto text = show(rules_of(catalog, dashboards, diagnostics));
    return text.substr(text.find("summary"));
  };
  BOOST_TEST(annotations() == "summary=Something is wrong. panel=shop-operator-main/7\n");
  catalog.who.grafana = "https://grafana.example.org//";
  BOOST_TEST(annotations() ==
             "summary=Something is wrong. "
             "dashboard_url=https://grafana.example.org/d/shop-operator-main?viewPanel=7 "
             "panel=shop-operator-main/7\n");
}

BOOST_AUTO_TEST_SUITE_END()
