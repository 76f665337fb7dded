#include <boost/test/unit_test.hpp>

#include "document/write_yaml.h"
#include "emit/prometheus_rule.h"
#include "emit/rule_file.h"
#include "emit/rule_tests.h"
#include "rules_fixture.h"

using namespace obsgen;
using namespace obsgen::emit;
using obsgen::document::write_yaml;

BOOST_AUTO_TEST_SUITE(rules)

BOOST_AUTO_TEST_CASE(a_rule_file_has_groups_as_people_write_them) {
  BOOST_TEST(write_yaml(rule_file(test::plan())) == R"(groups:
  - name: shop-operator.rules
    rules:
      - record: "queue:shop_queue_length:max"
        expr: |
          max by (queue) (shop_queue_length{job="shop-operator"})
        labels:
          job: shop-operator
      - alert: ShopQueueLong
        expr: |
          queue:shop_queue_length:max{job="shop-operator"} > 10
        labels:
          severity: warning
        annotations:
          summary: A queue is long.
  - name: shop-operator
    rules:
      - alert: ShopOrdersFail
        expr: |
          sum by (exported_namespace, name) (rate(shop_failures_total{job="shop-operator"}[10m]))
          /
          sum by (exported_namespace, name) (rate(shop_orders_total{job="shop-operator"}[10m]))
          >
          0.1
        for: "15m"
        keep_firing_for: "1h30m"
        labels:
          severity: critical
          team: "yes"
        annotations:
          summary: "Orders fail: \"often\"\\."
          description: "{{ $value | humanizePercentage }} of {{ $labels.name }}\nfail, ü: #1"
          "__dashboardUid__": shop-operator-main
          "__panelId__": "7"
)");
}

BOOST_AUTO_TEST_CASE(a_plan_without_rules_is_an_empty_list) {
  BOOST_TEST(write_yaml(rule_file({})) == "groups: []\n");
}

BOOST_AUTO_TEST_CASE(a_prometheus_rule_is_the_rule_file_in_an_object) {
  const model::Operator who{
      .name = "shop-operator", .space = "shop-system", .labels = {{"release", "prometheus"}}};
  const auto object = prometheus_rule(who, test::plan());
  const auto text = write_yaml(object);
  BOOST_TEST(text.substr(0, text.find("  groups:")) == R"(apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: shop-operator
  namespace: shop-system
  labels:
    app.kubernetes.io/name: shop-operator
    release: prometheus
spec:
)");
  BOOST_TEST_REQUIRE(object.find("spec") != nullptr);
  BOOST_TEST((*object.find("spec") == rule_file(test::plan())));
}

BOOST_AUTO_TEST_CASE(an_object_too_large_for_kubectl_is_refused) {
  const auto with_text = [](std::string text) {
    Diagnostics diagnostics;
    check_size(document::Value::object({{"text", std::move(text)}}), {3, {1, 2}}, diagnostics);
    return diagnostics;
  };
  constexpr std::size_t kRest =
      262144 - std::string_view{"kubectl.kubernetes.io/last-applied-configuration\n"}.size() -
      std::string_view{R"({"text":""})"}.size();
  BOOST_TEST(with_text(std::string(kRest, 'x')).empty());
  const auto problems = with_text(std::string(kRest + 1, 'x'));
  BOOST_TEST_REQUIRE(problems.size() == 1U);
  BOOST_TEST(problems[0].code == "rule/size");
  BOOST_TEST((problems[0].place == Place{3, {1, 2}}));
  BOOST_TEST(
      problems[0].message ==
      "the PrometheusRule is too large for 'kubectl apply': 262145 bytes, at most 262144 fit");
  // kubectl writes < as six bytes.
  BOOST_TEST(with_text(std::string(kRest / 6, '<')).empty());
  BOOST_TEST(with_text(std::string(kRest / 6 + 1, '<')).size() == 1U);
}

BOOST_AUTO_TEST_CASE(rule_tests_assert_states) {
  const model::RuleTest scenario{
      .name = "ShopQueueLong: grows",
      .interval = model::Duration{30'000},
      .series = {{{.metric = "shop_queue_length", .values = {"0+1x60"}}, {{"queue", "a\"b"}}}},
      .expectations = {
          {{model::Duration{60'000}}, test::expr("ALERTS{alertname=\"ShopQueueLong\"}"), {}},
          {{model::Duration{600'000}},
           test::expr("ALERTS{alertname=\"ShopQueueLong\"}"),
           {R"({alertname="ShopQueueLong",alertstate="firing"})"}}}};
  const model::RulePlan plan{.tests = {scenario}, .evaluation_interval = model::Duration{30'000}};
  BOOST_TEST(write_yaml(rule_tests(plan, "../shop-operator-rules.yaml")) == R"(rule_files:
  - "../shop-operator-rules.yaml"
evaluation_interval: "30s"
tests:
  - name: "ShopQueueLong: grows"
    interval: "30s"
    input_series:
      - series: "shop_queue_length{queue=\"a\\\"b\"}"
        values: "0+1x60"
    promql_expr_test:
      - expr: "ALERTS{alertname=\"ShopQueueLong\"}"
        eval_time: "1m"
      - expr: "ALERTS{alertname=\"ShopQueueLong\"}"
        eval_time: "10m"
        exp_samples:
          - labels: "{alertname=\"ShopQueueLong\",alertstate=\"firing\"}"
            value: 1
)");
}

BOOST_AUTO_TEST_SUITE_END()
