// What is planned, as it is about to be written: its types, and the names of its records.

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "check/record_names.h"
#include "check/result_types.h"
#include "plan/dashboards.h"
#include "plan/queries.h"
#include "plan/release.h"
#include "plan/rules.h"
#include "promql/parse.h"

using namespace obsgen;

namespace {

constexpr std::string_view kHead =
    "labels: {namespace: {help: namespace}, owner_kind: {help: kind}, kind: {help: kind}}\n"
    "metrics:\n"
    "  - {name: toys, type: gauge, help: Toys., labels: [namespace, owner_kind, kind]}\n"
    "  - {name: builds_total, type: counter, help: Builds., labels: [namespace]}\n"
    "  - {name: wait_seconds, type: histogram, help: Wait., labels: [namespace]}\n";

std::string told(const Diagnostics& found) {
  std::string text;
  for (const Diagnostic& d : in_order(found)) {
    text += std::string{to_string(d.severity)} + ": " + d.message + " [" + d.code + "]";
    for (const Note& note : d.notes)
      text += "; " + note.message;
    if (!d.help.empty()) text += "; help: " + d.help;
    text += '\n';
  }
  return text;
}

std::string problems(const std::string& body) {
  Diagnostics found;
  const auto release =
      plan::select_release(test::catalog_of(std::string{kHead} + body), std::nullopt, found);
  append(found, check::check_signal_types(release));
  plan::Queries queries{release};
  const auto dashboards = plan::plan_dashboards(queries, found);
  const auto rules = plan::plan_rules(queries, dashboards, found);
  append(found, check::check_written(dashboards, rules));
  append(found, check::check_record_names(release, rules));
  return told(found);
}

std::string of_alert(const std::string& expr, const std::string& condition = "above: 3") {
  return problems("signals: {s: {expr: '" + expr +
                  "'}}\nalerts: [{name: A, signal: s, summary: S., description: D., " + condition +
                  "}]\n");
}

std::string of_record(const std::string& name, const std::string& expr,
                      const std::string& more = "") {
  return problems("signals: {s: {expr: '" + expr + "'" + more + "}}\nrecords: [{name: '" + name +
                  "', signal: s}]\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(written)

BOOST_AUTO_TEST_CASE(an_alert_is_on_a_vector) {
  const std::string help =
      "; the signal 's' is a number; help: leave 'scalar' away in its signal, or make it "
      "'vector(…)'\n";
  const std::string refused =
      "error: the alert 'A' is on a number, not on a vector: Prometheus refuses to compare numbers "
      "[alert/scalar]" +
      help;
  BOOST_TEST(of_alert("time() - scalar(max(toys))") == refused);
  BOOST_TEST(of_alert("scalar(sum(toys))", "below: 1") == refused);
  BOOST_TEST(of_alert("(time())", "present: true") ==
             "error: the alert 'A' is on a number, not on a vector: it would fire always "
             "[alert/scalar]" +
                 help);
}

BOOST_AUTO_TEST_CASE(vectors_made_of_numbers_are_vectors) {
  BOOST_TEST(of_alert("time() - max(toys)") == "");
  BOOST_TEST(of_alert("vector(time() - scalar(max(toys)))") == "");
  BOOST_TEST(of_alert("toys > scalar(sum(toys))", "present: true") == "");
  // What is recorded is a series.
  BOOST_TEST(problems("signals: {s: {expr: 'scalar(max(toys))'}}\n"
                      "records: [{name: 'a:toys:max', signal: s}]\n"
                      "alerts: [{name: A, signal: s, summary: S., description: D., above: 3}]\n") ==
             "");
}

BOOST_AUTO_TEST_CASE(a_signal_is_a_vector_or_a_number) {
  const auto type = [](const std::string& expr) {
    return problems("signals: {s: {expr: " + expr + "}}\n");
  };
  BOOST_TEST(type("'toys[5m]'") ==
             "error: the signal 's' is a range vector, not an instant vector [promql/result-type]; "
             "help: apply a function such as rate or max_over_time to it\n");
  BOOST_TEST(type("'(toys[1h:1m])'") ==
             "error: the signal 's' is a range vector, not an instant vector [promql/result-type]; "
             "help: apply a function such as rate or max_over_time to it\n");
  BOOST_TEST(type("\"'x'\"") ==
             "error: the signal 's' is a string, not an instant vector [promql/result-type]; help: "
             "write an expression of metrics\n");
  BOOST_TEST(type("'max_over_time(toys[5m])'") == "");
  BOOST_TEST(type("'toys'") == "");
  BOOST_TEST(type("'scalar(toys)'") == "");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_again_is_not_written) {
  const promql::Expr nothing{promql::VectorSelector{}, {}};
  const promql::Expr letters{promql::VectorSelector{.name = "a b"}, {}};
  model::RulePlan rules;
  rules.groups.push_back({.name = "g",
                          .rules = {model::RecordingRule{.record = "a:b:c", .expr = letters},
                                    model::AlertingRule{.alert = "A", .query = nothing}}});
  model::Dashboard dashboard;
  dashboard.annotations.push_back({.expr = nothing});
  const auto found = told(check::check_written({dashboard}, rules));
  BOOST_TEST(found.find("[alert/unreadable]") != std::string::npos, found);
  BOOST_TEST(found.find("[dashboard/unreadable]") != std::string::npos, found);
  BOOST_TEST(found.starts_with("error: what is made of this cannot be written: "), found);
}

BOOST_AUTO_TEST_CASE(the_level_of_a_record_names_the_labels_that_are_left) {
  const std::string help =
      "; help: names of records are level:metric:operations: mend the name or the signal\n";
  BOOST_TEST(of_record("namespace:toys:sum", "sum by (kind) (toys)") ==
             "warning: the name says 'namespace', and the result has kind [rule/record-name]" +
                 help);
  BOOST_TEST(of_record("namespace_kind:toys:sum", "(sum by (namespace) (toys))") ==
             "warning: the name says 'namespace_kind', and the result has namespace "
             "[rule/record-name]" +
                 help);
  BOOST_TEST(of_record("kind:wait:p9",
                       "histogram_quantile(0.9, sum by (namespace, le) "
                       "(rate(wait_seconds_bucket[$window])))") ==
             "warning: the name says 'kind', and the result has namespace [rule/record-name]" +
                 help);
}

BOOST_AUTO_TEST_CASE(levels_that_fit_or_say_nothing_of_labels_are_well) {
  BOOST_TEST(of_record("namespace_owner_kind:toys:sum", "sum by (owner_kind, namespace) (toys)") ==
             "");
  BOOST_TEST(of_record("kind_namespace:toys:sum", "sum by (namespace, kind) (toys)") == "");
  BOOST_TEST(of_record("namespace:toys:sum", "sum by (namespace, kind) (toys)") == "");
  BOOST_TEST(of_record("shop:toys:sum", "sum by (namespace) (toys)") == "");
  BOOST_TEST(of_record("namespace:toys:sum", "sum(toys)") == "");
  BOOST_TEST(of_record("namespace:toys:ratio",
                       "sum by (namespace) (toys) / sum by (namespace) (toys)") == "");
  BOOST_TEST(of_record("namespace:wait:p9",
                       "histogram_quantile(0.9, sum by (namespace, le) "
                       "(rate(wait_seconds_bucket[$window])))") == "");
  BOOST_TEST(of_record(":toys:sum", "sum by (kind) (toys)") == "");
}

BOOST_AUTO_TEST_CASE(the_window_of_a_records_name_is_one_that_is_read) {
  const auto rate = "sum by (namespace) (rate(builds_total[$window]))";
  const std::string help =
      "; help: names of records are level:metric:operations: mend the name or the signal\n";
  BOOST_TEST(of_record("namespace:builds:rate5m", rate) ==
             "warning: the name says 5m, and the rule reads 10m [rule/record-name]" + help);
  BOOST_TEST(of_record("namespace:builds:rate10m", rate, ", window: 1h") ==
             "warning: the name says 10m, and the rule reads 1h [rule/record-name]" + help);
  BOOST_TEST(of_record("namespace:builds:sum_increase1d",
                       "sum by (namespace) (increase(builds_total[1h]))") ==
             "warning: the name says 1d, and the rule reads 1h [rule/record-name]" + help);
  BOOST_TEST(of_record("namespace:builds:rate10m", rate) == "");
  BOOST_TEST(of_record("namespace:builds:rate1h", rate, ", window: 1h") == "");
  BOOST_TEST(of_record("namespace:builds:rate", rate) == "");
  BOOST_TEST(of_record("namespace:builds:rate5x", rate) == "");
}

BOOST_AUTO_TEST_SUITE_END()
