#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "catalog_text.h"
#include "check/catalog_expressions.h"

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
signals:
  s:
    help: The signal under test.
    expr: )";

/// The problems of the expression as the user sees them, without the lines of its place.
std::string problems(const std::string& expr) {
  const auto body = std::string{kBody} + "'" + expr + "'\n";
  const std::string_view scrape = "honor_labels: true, drop: [\"go_.*\"]";
  return test::rendered(
      body, in_order(check::check_catalog_expressions(test::catalog_of(body, scrape))), scrape);
}

std::string in_line(const std::string& expr, std::size_t column, std::size_t width,
                    const std::string& message, const std::string& rest) {
  const std::string line = "    expr: '" + expr + "'";
  return "w.yaml:17:" + std::to_string(column) + ": error: " + message + "\n" + line + "\n" +
         std::string(column - 1, ' ') + std::string(width, '^') + "\n" + rest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expressions)

BOOST_AUTO_TEST_CASE(expressions_that_fit_are_clean) {
  for (const std::string expr :
       {"sum by (namespace) (things_phase{phase=\"Broken\"})", "up == 0",
        "things_phase{phase=~\"Rea.*\"}", "things_phase{phase!=\"Gone\"}",
        "things_phase{phase=\"\"}", "rate(wait_seconds_bucket{le=\"20.0\"}[$window])",
        "max by (pod, instance) (up)", "sum(rate(wait_seconds_count[$window]))",
        "things_phase * on (namespace, name) group_left (phase) things_phase"})
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
             "  help: write the metric's name before the braces\n"}})
    BOOST_TEST_CONTEXT(expr) {
      BOOST_TEST(problems(expr) == in_line(expr, column, width, message, rest));
    }
}

BOOST_AUTO_TEST_SUITE_END()
