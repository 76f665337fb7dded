#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "catalog_text.h"
#include "check/catalog_expressions.h"
#include "world/release.h"

using namespace obsgen;

namespace {

constexpr std::string_view kBody = R"(
labels:
  namespace: {help: namespace}
  name: {help: name}
  phase: {help: phase, values: [Ready, Broken, ""]}
objects: {Thing: {key: [namespace, name]}}
metrics:
  - {name: things_phase, type: gauge, value: {state: phase}, help: Phase., object: Thing, labels: [phase]}
  - {name: go_waste, type: gauge, help: Dropped.}
  - {name: wait_seconds, type: histogram, help: Wait., buckets: [0.5, 20]}
  - {name: native_seconds, type: histogram, help: Native., native: true}
signals:
  s:
    help: The signal under test.
    expr: )";

/// The problems of the expression as the user sees them, without the lines of its place.
std::string problems(const std::string& expr) {
  std::string body{kBody};
  body.append("'").append(expr).append("'\n");
  const std::string_view scrape = "honor_labels: true, drop: [\"go_.*\"]";
  const auto catalog = test::catalog_of(body, scrape);
  const auto world = world::of_release(catalog);
  return test::rendered(body, in_order(check::check_catalog_expressions(catalog, world)), scrape);
}

std::string in_line(const std::string& expr, std::size_t column, std::size_t width,
                    const std::string& message, const std::string& rest) {
  const std::string line = "    expr: '" + expr + "'";
  return "w.yaml:18:" + std::to_string(column) + ": error: " + message + "\n" + line + "\n" +
         std::string(column - 1, ' ') + std::string(width, '^') + "\n" + rest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expressions)

BOOST_AUTO_TEST_CASE(expressions_that_fit_are_clean) {
  for (const std::string expr :
       {"sum by (namespace) (things_phase{phase=\"Broken\"})",
        "up == 0",
        "things_phase{phase=~\"Rea.*\"}",
        "things_phase{phase!=\"Broken\"}",
        "things_phase{phase=\"\"}",
        "rate(wait_seconds_bucket{le=\"20.0\"}[$window])",
        "max by (pod, instance) (up)",
        "sum(rate(wait_seconds_count[$window]))",
        "things_phase * on (namespace, name, pod) group_left (phase) things_phase",
        "sum by (kind) (label_replace(things_phase, \"kind\", \"$1\", \"name\", \"(.*)-.*\"))",
        "sum without (phase) (sum by (namespace) (things_phase))",
        "max by (pod) (up) + on (pod) group_right () max by (pod, name) (things_phase)",
        "sum by (value) (count_values(\"value\", things_phase))",
        "histogram_quantile(0.9, sum by (le) (rate(wait_seconds_bucket[5m])))",
        "histogram_quantile(0.9, rate(native_seconds[5m]))",
        "histogram_quantile(0.9, sum by (job) (rate(native_seconds[5m])))",
        "rate(wait_seconds_sum[1m])",
        "deriv(things_phase[$window])",
        "max_over_time(things_phase[30s])",
        "rate(native_seconds[1m])"})
    BOOST_TEST_CONTEXT(expr) { BOOST_TEST(problems(expr) == ""); }
}

BOOST_AUTO_TEST_CASE(each_slip_has_its_place_reason_and_remedy) {
  struct Case {
    std::string expr;
    std::size_t column, width;
    std::string message, rest;
  };

  const std::string has =
      "  note: after the scrape it has namespace, name, phase (its own) and container, endpoint, "
      "instance, job, pod, service "
      "(target)\n";
  for (const auto& [expr, column, width, message, rest] :
       {Case{"thing_phase", 12, 11,
             "no metric 'thing_phase' is exposed in this release [promql/unknown-metric]",
             "  help: did you mean 'things_phase'?\n"},
        Case{"rate(wait_seconds[$window])", 17, 12,
             "histogram 'wait_seconds' has no series of that name [promql/unknown-metric]",
             "  help: use wait_seconds_bucket, wait_seconds_sum or wait_seconds_count\n"},
        Case{"things_phase{phaze=\"Ready\"}", 25, 5,
             "'things_phase' has no label 'phaze' [promql/unknown-label]",
             has + "  help: did you mean 'phase'?\n"},
        Case{"things_phase{phase=\"Raedy\"}", 31, 7,
             "label 'phase' never is 'Raedy' [promql/unknown-value]",
             "w.yaml:8:3: note: its values are 'Ready', 'Broken', ''\n"
             "  phase: {help: phase, values: [Ready, Broken, \"\"]}\n"
             "  ^^^^^\n"
             "  help: did you mean 'Ready'?\n"},
        Case{"go_waste", 12, 8, "'go_waste' is dropped by the scrape [scrape/dropped-metric]",
             "w.yaml:3:68: note: 'go_.*' drops it here\n"
             "scrape: {service: {app: w}, port: http, honor_labels: true, drop: [\"go_.*\"]}\n"
             "                                                                   ^^^^^^^\n"
             "  help: keep the metric, or do without it here\n"},
        Case{"wait_seconds_bucket{le=\"3\"}", 35, 3,
             "'wait_seconds' has no bucket with the upper bound '3' [promql/unknown-bound]",
             "w.yaml:13:12: note: its bounds are 0.5, 20 and +Inf\n"
             "  - {name: wait_seconds, type: histogram, help: Wait., buckets: [0.5, 20]}\n"
             "           ^^^^^^^^^^^^\n"},
        Case{"sum by (cluster) (things_phase)", 20, 7,
             "no metric here has a label 'cluster' [promql/unknown-label]", ""},
        Case{"{namespace=\"x\"}", 13, 13, "the selector does not name a metric [promql/no-metric]",
             "  help: write the metric's name before the braces\n"},
        Case{"sum(increase(things_phase[$window]))", 25, 12,
             "'increase' is for counters, and 'things_phase' is a gauge [promql/not-a-counter]",
             "w.yaml:11:12: note: declared here\n"
             "  - {name: things_phase, type: gauge, value: {state: phase}, help: Phase., "
             "object: Thing, labels: [phase]}\n"
             "           ^^^^^^^^^^^^\n"
             "  help: use delta or deriv, or a function such as max_over_time\n"},
        Case{"rate(wait_seconds_sum[59s])", 34, 3,
             "'rate' needs two samples, and this range holds one: there is one each 30s "
             "[promql/short-range]",
             "  help: write $window, which follows the interval of the scrape\n"},
        Case{"histogram_fraction(0, 1, rate(wait_seconds_count[5m]))", 12, 18,
             "'histogram_fraction' needs the label 'le', which no metric here has "
             "[promql/unknown-label]",
             "  help: give it the series '…_bucket' of a histogram\n"},
        Case{"histogram_quantile(0.9, sum by (job) (rate(wait_seconds_bucket[5m])))", 12, 18,
             "'histogram_quantile' needs the label 'le', which no element has any more "
             "[promql/removed-label]",
             "w.yaml:18:36: note: 'sum by (job)' keeps only those\n"
             "    expr: 'histogram_quantile(0.9, sum by (job) (rate(wait_seconds_bucket[5m])))'\n"
             "                                   ^^^^^^^^^^^^^^\n"
             "  help: keep 'le' there\n"}})
    BOOST_TEST_CONTEXT(expr) {
      BOOST_TEST(problems(expr) == in_line(expr, column, width, message, rest));
    }
}

BOOST_AUTO_TEST_CASE(a_label_that_is_gone_is_shown_with_what_took_it) {
  struct Case {
    std::string expr;
    std::size_t column, width;  // of the label
    std::size_t note_column, note_width;
    std::string label, reason, help;
  };

  for (const auto& [expr, column, width, note_column, note_width, label, reason, help] :
       {Case{"sum by (pod) (max by (job) (up))", 20, 3, 26, 14, "pod",
             "'max by (job)' keeps only those", "keep it there, or use what is left: job"},
        Case{"sum by (phase) (sum(things_phase))", 20, 5, 28, 4, "phase",
             "'sum' without 'by' keeps no label", "keep it there"},
        Case{"max by (le) (histogram_quantile(0.9, rate(wait_seconds_bucket[$window])))", 20, 2, 25,
             18, "le", "'histogram_quantile' uses up the buckets",
             "keep it there, or use what is left: container, endpoint, instance, job, namespace, "
             "pod, service"},
        Case{"up * on (pod) group_left (name) max by (pod) (things_phase)", 38, 4, 44, 14, "name",
             "'max by (pod)' keeps only those", "keep it there, or use what is left: pod"},
        Case{"max by (name) (things_phase) / on (name, phase) things_phase", 53, 5, 12, 15, "phase",
             "'max by (name)' keeps only those", "keep it there, or use what is left: name"},
        Case{"max by (phase) (things_phase{phase=\"\"})", 20, 5, 41, 8, "phase",
             "the matcher excludes it",
             "keep it there, or use what is left: container, endpoint, instance, job, name, "
             "namespace, pod, service"}})
    BOOST_TEST_CONTEXT(expr) {
      const std::string line = "    expr: '" + expr + "'\n";
      BOOST_TEST(problems(expr) ==
                 in_line(expr, column, width,
                         "no element has the label '" + label + "' any more [promql/removed-label]",
                         "w.yaml:18:" + std::to_string(note_column) + ": note: " + reason + "\n" +
                             line + std::string(note_column - 1, ' ') +
                             std::string(note_width, '^') + "\n  help: " + help + "\n"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
