#include "plan/query/query.h"

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "promql/print.h"

using namespace obsgen;
using namespace obsgen::plan;

namespace {

constexpr std::string_view kBody = R"(
labels:
  namespace: {help: namespace of the thing}
  name: {help: name of the thing}
  uid: {help: uid of the thing, identity: true}
  phase: {help: what it does, values: [Ready, Broken]}
  code: {help: status code}
objects:
  Thing: {key: [namespace, name, uid]}
metrics:
  - {name: things_phase, type: gauge, value: {state: phase}, help: Phase., object: Thing, labels: [phase], replicas: same}
  - {name: things_age_seconds, type: gauge, unit: seconds, help: Age., object: Thing, replicas: leader}
  - {name: calls_total, type: counter, unit: requests, help: Calls., labels: [code]}
  - {name: cpu_seconds_total, type: counter, unit: seconds, help: CPU.}
  - {name: open_files, type: gauge, unit: files, help: Files.}
  - {name: started_seconds, type: gauge, unit: seconds, value: timestamp, help: Start.}
  - {name: wait_seconds, type: histogram, unit: seconds, help: Wait., labels: [code], buckets: [0.5, 1, 20]}
  - {name: pause_seconds, type: summary, unit: seconds, help: Pauses., quantiles: [0.5, 1]}
signals:
  by_hand:
    help: By hand.
    expr: sum by (namespace) (rate(calls_total{code="500"}[$window]))
  of_things:
    help: Of things.
    expr: count by (namespace) (max by (namespace, name, uid) (things_phase{phase="Broken"} offset $window))
  gone:
    help: Nothing scraped.
    expr: absent(up)
  long:
    help: Over a longer window.
    expr: max by (pod) (max_over_time(open_files[$window + 5m] offset ($window * 2)))
  share:
    help: Share of fast ones.
    share_below: {of: wait_seconds, bound: 20, by: [code]}
)";

std::string printed(std::string_view signal, const Setting& setting,
                    std::string_view scrape = "honor_labels: true") {
  const auto catalog = test::catalog_of(kBody, scrape);
  Diagnostics diagnostics;
  const auto query = plan_query(catalog, {.signal = std::string{signal}}, setting, diagnostics);
  BOOST_TEST_REQUIRE(query.has_value());
  BOOST_TEST(diagnostics.empty());
  return promql::print(query->expr);
}

const Setting kRules = InRules{};
const Setting kPanel = InPanel{{"namespace", "operator_namespace", "pod", "code"}};

}  // namespace

BOOST_AUTO_TEST_SUITE(query)

BOOST_AUTO_TEST_CASE(default_signals_follow_from_type_and_value) {
  struct Case {
    std::string_view signal, expected;
  };

  for (const auto& [signal, expected] :
       {Case{"things_phase:count",
             R"(count by (phase) (max by (namespace, name, uid, phase) (things_phase{job="w"})))"},
        Case{"things_phase:objects",
             R"(max by (namespace, name, uid, phase) (things_phase{job="w"}))"},
        Case{"things_age_seconds:value",
             R"(max by (namespace, name, uid) (things_age_seconds{job="w"}))"},
        Case{"calls_total:rate", R"(sum by (code) (rate(calls_total{job="w"}[10m])))"},
        Case{"cpu_seconds_total:rate", R"(sum by (pod) (rate(cpu_seconds_total{job="w"}[10m])))"},
        Case{"open_files:value", R"(max by (pod) (open_files{job="w"}))"},
        Case{"started_seconds:age", R"(time() - max by (pod) (started_seconds{job="w"}))"},
        Case{"wait_seconds:rate", R"(sum by (code) (rate(wait_seconds_count{job="w"}[10m])))"},
        Case{"wait_seconds:p95",
             R"(histogram_quantile(0.95, sum by (le) (rate(wait_seconds_bucket{job="w"}[10m]))))"},
        Case{"wait_seconds:buckets",
             R"(sum by (le) (increase(wait_seconds_bucket{job="w"}[10m])))"},
        Case{"pause_seconds:quantiles", R"(max by (quantile) (pause_seconds{job="w"}))"}})
    BOOST_TEST_CONTEXT(signal) { BOOST_TEST(printed(signal, kRules) == expected); }
}

BOOST_AUTO_TEST_CASE(panels_filter_by_the_variables_that_a_metric_carries_in_that_meaning) {
  struct Case {
    std::string_view signal, expected;
  };

  for (const auto& [signal, expected] :
       {Case{"calls_total:rate",
             R"(sum by (code) (rate(calls_total{job=~"$job",namespace=~"$operator_namespace",)"
             R"(pod=~"$pod",code=~"$code"}[$__rate_interval])))"},
        Case{"things_phase:objects",
             R"(max by (namespace, name, uid, phase) (things_phase{job=~"$job",)"
             R"(namespace=~"$namespace"}))"},
        Case{"gone", R"(absent(up{job=~"$job",namespace=~"$operator_namespace",pod=~"$pod"}))"}})
    BOOST_TEST_CONTEXT(signal) { BOOST_TEST(printed(signal, kPanel) == expected); }
}

BOOST_AUTO_TEST_CASE(without_honored_labels_an_objects_namespace_is_the_exported_one) {
  BOOST_TEST(printed("of_things", kRules, "honor_labels: false") ==
             "count by (exported_namespace) (max by (exported_namespace, name, uid) "
             R"((things_phase{job="w",phase="Broken"} offset 10m)))");
  BOOST_TEST(printed("by_hand", kRules, "honor_labels: false") ==
             R"(sum by (namespace) (rate(calls_total{job="w",code="500"}[10m])))");
  BOOST_TEST(printed("things_phase:objects", kPanel, "honor_labels: false") ==
             R"(max by (exported_namespace, name, uid, phase) (things_phase{job=~"$job",)"
             R"(exported_namespace=~"$namespace",namespace=~"$operator_namespace"}))");
}

BOOST_AUTO_TEST_CASE(windows_hold_at_least_four_scrapes) {
  BOOST_TEST(printed("by_hand", kRules, "interval: 5m, timeout: 1m") ==
             R"(sum by (namespace) (rate(calls_total{job="w",code="500"}[20m])))");
  BOOST_TEST(printed("by_hand", InRules{model::Duration{3'600'000}}) ==
             R"(sum by (namespace) (rate(calls_total{job="w",code="500"}[1h])))");
}

BOOST_AUTO_TEST_CASE(windows_are_set_inside_arithmetic_too) {
  BOOST_TEST(printed("long", kRules) ==
             R"(max by (pod) (max_over_time(open_files{job="w"}[10m + 5m] offset (10m * 2))))");
}

BOOST_AUTO_TEST_CASE(a_share_below_a_bound_matches_both_spellings_of_it) {
  BOOST_TEST(printed("share", kRules) ==
             R"(sum by (code) (rate(wait_seconds_bucket{job="w",le=~"20(\\.0)?"}[10m])) )"
             R"(/ (sum by (code) (rate(wait_seconds_count{job="w"}[10m])) > 0))");
}

BOOST_AUTO_TEST_CASE(what_a_query_reads_and_yields_is_known) {
  Diagnostics diagnostics;
  const auto catalog = test::catalog_of(kBody, "honor_labels: false");
  const auto found = plan_query(catalog, {.signal = "of_things"}, kRules, diagnostics);
  BOOST_TEST_REQUIRE(found.has_value());
  BOOST_TEST(found->metrics == std::vector<std::string>{"things_phase"},
             boost::test_tools::per_element());
  BOOST_TEST(found->labels == std::vector<std::string>{"exported_namespace"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_default_signal_is_regrouped_by_a_panel) {
  Diagnostics diagnostics;
  const auto catalog = test::catalog_of(kBody);
  const std::vector<model::LabelRef> by{{.name = "code"}};
  const auto found =
      plan_query(catalog, {.signal = "wait_seconds:p99", .by = by}, kRules, diagnostics);
  BOOST_TEST_REQUIRE(found.has_value());
  BOOST_TEST(
      promql::print(found->expr) ==
      R"(histogram_quantile(0.99, sum by (code, le) (rate(wait_seconds_bucket{job="w"}[10m]))))");
}

BOOST_AUTO_TEST_CASE(labels_of_another_exporter_match_those_of_the_target_and_of_objects) {
  std::string body{kBody};
  body.insert(body.find("signals:"),
              "  - {name: kube_pod_info, type: gauge, value: info, help: Pods., external: true, "
              "labels: [namespace, pod]}\n");
  body.insert(body.find("labels:\n") + 8, "  pod: {help: name of the Pod}\n");
  body +=
      "  files_of_pods:\n"
      "    help: Files.\n"
      "    expr: max by (namespace, pod) (open_files) * on (namespace, pod) kube_pod_info\n"
      "  pods_of_things:\n"
      "    help: Pods.\n"
      "    expr: kube_pod_info and on (namespace) things_phase\n";
  const auto catalog = test::catalog_of(body, "honor_labels: true");
  Diagnostics diagnostics;
  const auto files = plan_query(catalog, {.signal = "files_of_pods"}, kRules, diagnostics);
  const auto pods = plan_query(catalog, {.signal = "pods_of_things"}, kRules, diagnostics);
  BOOST_TEST(test::rendered(body, diagnostics) == "");
  BOOST_TEST(
      promql::print(files->expr) ==
      R"(max by (namespace, pod) (open_files{job="w"}) * on (namespace, pod) kube_pod_info)");
  BOOST_TEST(promql::print(pods->expr) ==
             R"(kube_pod_info and on (namespace) things_phase{job="w"})");
}

BOOST_AUTO_TEST_CASE(one_label_with_two_meanings_is_refused) {
  const std::string body = std::string{kBody} +
                           "  mixed:\n"
                           "    help: Mixed.\n"
                           "    expr: sum by (namespace) (things_phase) / sum by (namespace) "
                           "(rate(calls_total[$window]))\n";
  Diagnostics diagnostics;
  const auto catalog = test::catalog_of(body);
  plan_query(catalog, {.signal = "mixed"}, kRules, diagnostics);
  BOOST_TEST(test::rendered(body, diagnostics) ==
             "w.yaml:40:45: error: label 'namespace' means different things on the two sides "
             "[promql/ambiguous-label]\n"
             "    expr: sum by (namespace) (things_phase) / sum by (namespace) "
             "(rate(calls_total[$window]))\n"
             "                                            ^\n"
             "  note: on one side it is the metric's own, on the other the scraped target's\n"
             "  help: aggregate it away on one side, or rename it there with label_replace\n");
}

BOOST_AUTO_TEST_SUITE_END()
