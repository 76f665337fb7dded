#include "emit/rule_tests.h"

#include <utility>

#include "promql/print.h"

namespace obsgen::emit {

namespace {

using document::Value;

/// `name{label="value"}`
std::string name_of(const model::RuleTest::Series& series) {
  promql::VectorSelector selector{.name = series.source.metric};
  for (const auto& [label, value] : series.labels)
    selector.matchers.push_back({.label = label, .value = value});
  return promql::print({std::move(selector), {}});
}

Value input_series(const model::RuleTest& test) {
  Value list = Value::array();
  for (const auto& series : test.series)
    list.append(
        Value::object({{"series", name_of(series)}, {"values", series.source.values.written}}));
  return list;
}

Value assertion(const model::RuleTest::Expectation& expected) {
  Value object = Value::object(
      {{"expr", promql::print(expected.expr)}, {"eval_time", to_string(expected.source.at)}});
  if (expected.samples.empty()) return object;
  Value samples = Value::array();
  for (const auto& labels : expected.samples)
    samples.append(Value::object({{"labels", labels}, {"value", 1}}));
  object.set("exp_samples", std::move(samples));
  return object;
}

Value scenario(const model::RuleTest& test) {
  Value object = Value::object({{"name", test.name}, {"interval", to_string(test.interval)}});
  if (!test.series.empty()) object.set("input_series", input_series(test));
  Value assertions = Value::array();
  for (const auto& expected : test.expectations)
    assertions.append(assertion(expected));
  if (!test.expectations.empty()) object.set("promql_expr_test", std::move(assertions));
  return object;
}

}  // namespace

Value rule_tests(const model::RulePlan& plan, const std::string& rule_file) {
  Value tests = Value::array();
  for (const model::RuleTest& test : plan.tests)
    tests.append(scenario(test));
  return Value::object({{"rule_files", Value::array({rule_file})},
                        {"evaluation_interval", to_string(plan.evaluation_interval)},
                        {"tests", std::move(tests)}});
}

}  // namespace obsgen::emit
