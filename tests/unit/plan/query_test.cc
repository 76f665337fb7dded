#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "catalog_text.h"
#include "plan/queries.h"
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
  const auto query = Queries{catalog}.plan({.signal = std::string{signal}}, setting, diagnostics);
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
  BOOST_TEST(printed("by_hand", kRules, "interval: 4m, timeout: 1m") ==
             R"(sum by (namespace) (rate(calls_total{job="w",code="500"}[16m])))");
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
  const auto found = Queries{catalog}.plan({.signal = "of_things"}, kRules, diagnostics);
  BOOST_TEST_REQUIRE(found.has_value());
  BOOST_TEST(found->metrics == std::vector<std::string>{"things_phase"},
             boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(found->labels.size() == 1U);
  BOOST_TEST(found->labels[0].name == "exported_namespace");
  BOOST_TEST(found->labels[0].own->name == "namespace");
  BOOST_TEST(found->labels[0].in_key);
}

BOOST_AUTO_TEST_CASE(a_default_signal_is_regrouped_by_a_panel) {
  Diagnostics diagnostics;
  const auto catalog = test::catalog_of(kBody);
  const std::vector<model::LabelRef> by{{.name = "code"}};
  const auto found =
      Queries{catalog}.plan({.signal = "wait_seconds:p99", .by = by}, kRules, diagnostics);
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
  const auto files = Queries{catalog}.plan({.signal = "files_of_pods"}, kRules, diagnostics);
  const auto pods = Queries{catalog}.plan({.signal = "pods_of_things"}, kRules, diagnostics);
  BOOST_TEST(test::rendered(body, diagnostics) == "");
  BOOST_TEST(
      promql::print(files->expr) ==
      R"(max by (namespace, pod) (open_files{job="w"}) * on (namespace, pod) kube_pod_info)");
  BOOST_TEST(promql::print(pods->expr) ==
             R"(kube_pod_info and on (namespace) things_phase{job="w"})");
}

BOOST_AUTO_TEST_CASE(sides_that_the_scrape_names_differently_are_given_one_name) {
  struct Case {
    std::string_view expr{};
    std::string printed{};
  };

  std::string with_pods{kBody};
  with_pods.insert(with_pods.find("signals:"),
                   "  - {name: kube_pod_info, type: gauge, value: info, help: Pods., external: "
                   "true, labels: [namespace, node]}\n");
  with_pods.insert(with_pods.find("labels:\n") + 8, "  node: {help: name of the node}\n");
  const std::string renamed =
      R"x(label_replace(kube_pod_info, "exported_namespace", "$1", "namespace", "(.*)"))x";
  const std::string own =
      R"x(label_replace(things_phase{job="w"}, "namespace", "$1", "exported_namespace", "(.*)"))x";
  for (const auto& [expr, printed] :
       {Case{"things_phase * on (namespace) group_left () kube_pod_info",
             R"x(things_phase{job="w"} * on (exported_namespace) group_left () )x" + renamed},
        Case{"things_phase * on (namespace) group_left (node) kube_pod_info",
             R"x(things_phase{job="w"} * on (exported_namespace) group_left (node) )x" + renamed},
        Case{"things_phase * on (namespace) group_right () kube_pod_info",
             own + " * on (namespace) group_right () kube_pod_info"},
        Case{"things_phase unless on (namespace) kube_pod_info",
             R"x(things_phase{job="w"} unless on (exported_namespace) )x" + renamed},
        Case{"things_phase and ignoring (namespace) kube_pod_info",
             R"x(things_phase{job="w"} and ignoring (exported_namespace) kube_pod_info)x"}}) {
    BOOST_TEST_CONTEXT("expression: " << expr) {
      const auto catalog = test::catalog_of(
          with_pods + fmt::format("  joined: {{help: Joined., expr: '{}'}}\n", expr),
          "honor_labels: false");
      Diagnostics diagnostics;
      const auto query = Queries{catalog}.plan({.signal = "joined"}, kRules, diagnostics);
      BOOST_TEST(diagnostics.empty());
      BOOST_TEST(promql::print(query->expr) == printed);
    }
  }
}

BOOST_AUTO_TEST_CASE(strings_that_name_labels_are_renamed) {
  struct Case {
    std::string_view expr, printed;
  };

  for (
      const auto& [expr, printed] :
      {Case{R"x(sort_by_label(things_phase, "namespace", "phase"))x",
            R"x(sort_by_label(things_phase{job="w"}, "exported_namespace", "phase"))x"},
       Case{R"x(label_join(things_phase, "where", "/", "namespace", "name"))x",
            R"x(label_join(things_phase{job="w"}, "where", "/", "exported_namespace", "name"))x"},
       Case{
           R"x(label_replace(things_phase, "namespace", "x-$1", "namespace", "(.*)"))x",
           R"x(label_replace(things_phase{job="w"}, "exported_namespace", "x-$1", "exported_namespace", "(.*)"))x"},
       Case{
           R"x(label_replace(things_phase, "phase", "namespace", "phase", "namespace"))x",
           R"x(label_replace(things_phase{job="w"}, "phase", "namespace", "phase", "namespace"))x"}}) {
    BOOST_TEST_CONTEXT("expression: " << expr) {
      const std::string body =
          std::string{kBody} + fmt::format("  named:\n    help: Named.\n    expr: {}\n", expr);
      const auto catalog = test::catalog_of(body, "honor_labels: false");
      Diagnostics diagnostics;
      const auto query = Queries{catalog}.plan({.signal = "named"}, kRules, diagnostics);
      BOOST_TEST(diagnostics.empty());
      BOOST_TEST(promql::print(query->expr) == printed);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_labels_of_a_result_are_those_that_its_functions_leave) {
  struct Case {
    std::string_view expr, labels;
  };

  for (
      const auto& [expr, labels] :
      {Case{"absent_over_time(calls_total[10m])", "job "},
       Case{"absent(max_over_time(calls_total[10m]))", ""},
       Case{
           R"x(histogram_quantiles(sum by (code, le) (rate(wait_seconds_bucket[$window])), "q", 0.5, 0.9))x",
           "code q "},
       Case{R"x(count_values("v", open_files))x", "v "},
       Case{"max by (namespace) (things_phase) or vector(0)", "exported_namespace "},
       Case{"things_age_seconds",
            "exported_namespace name uid container endpoint instance job namespace pod "
            "service "}}) {
    BOOST_TEST_CONTEXT("expression: " << expr) {
      const std::string body =
          std::string{kBody} + fmt::format("  made:\n    help: Made.\n    expr: {}\n", expr);
      const auto catalog = test::catalog_of(body, "honor_labels: false");
      Diagnostics diagnostics;
      const auto query = Queries{catalog}.plan({.signal = "made"}, kRules, diagnostics);
      std::string found;
      for (const auto& label : query->labels)
        found += label.name + ' ';
      BOOST_TEST(found == labels);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_query_is_planned_once_and_its_problems_are_told_once) {
  const std::string body = std::string{kBody} +
                           "  mixed:\n"
                           "    help: Mixed.\n"
                           "    expr: things_phase * on (namespace) calls_total\n";
  const auto catalog = test::catalog_of(body);
  Queries queries{catalog};
  Diagnostics first;
  Diagnostics second;
  const auto once = queries.plan({.signal = "mixed"}, kRules, first);
  const auto twice = queries.plan({.signal = "mixed"}, kRules, second);
  BOOST_TEST(first.size() == 1U);
  BOOST_TEST(second.empty());
  BOOST_TEST(promql::print(once->expr) == promql::print(twice->expr));
}

BOOST_AUTO_TEST_CASE(one_label_with_two_meanings_is_refused) {
  const std::string body = std::string{kBody} +
                           "  mixed:\n"
                           "    help: Mixed.\n"
                           "    expr: sum by (namespace) (things_phase) / sum by (namespace) "
                           "(rate(calls_total[$window]))\n";
  Diagnostics diagnostics;
  const auto catalog = test::catalog_of(body);
  Queries{catalog}.plan({.signal = "mixed"}, kRules, diagnostics);
  BOOST_TEST(test::rendered(body, diagnostics) ==
             "w.yaml:40:45: error: label 'namespace' means different things on the two sides "
             "[promql/ambiguous-label]\n"
             "    expr: sum by (namespace) (things_phase) / sum by (namespace) "
             "(rate(calls_total[$window]))\n"
             "                                            ^\n"
             "  note: on the left it is the metric's own, on the right the scraped target's\n"
             "  help: aggregate it away on one side, or rename it there with label_replace\n");
}

BOOST_AUTO_TEST_SUITE_END()
