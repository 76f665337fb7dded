#include "plan/rules/tests.h"

#include <array>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "model/scrape.h"
#include "model/series.h"
#include "plan/query/terms.h"
#include "plan/rules/alert.h"
#include "plan/words/alert_names.h"
#include "promql/print.h"

namespace obsgen::plan {

namespace {

using Labels = model::TextMap;

promql::Expr selector_of(std::string name, const Labels& labels) {
  promql::VectorSelector vector{.name = std::move(name)};
  for (const auto& [label, value] : labels)
    vector.matchers.push_back({.label = label, .value = value});
  return {std::move(vector), {}};
}

std::map<std::string, std::string> target_labels(const model::Catalog& release,
                                                 std::uint32_t replica) {
  const std::string& name = release.who.name;
  return {{"container", name},
          {"endpoint", release.scrape.port},
          {"instance", fmt::format("10.0.{}.{}:8080", replica / 200, replica % 200 + 1)},
          {"job", name},
          {"namespace", release.who.space},
          {"pod", fmt::format("{}-{}", name, replica)},
          {"service", name}};
}

Diagnostic at_series(const model::TestSeries& series, std::string code, std::string message) {
  return {.code = std::move(code), .place = series.place, .message = std::move(message)};
}

/// The labels that the series has after the scrape. A metric's own label hides the target's of the
/// same name even when the scenario leaves it out: exposed empty, it vanishes.
Labels series_labels(const model::Catalog& release, const model::Series& family,
                     const model::TestSeries& series, Diagnostics& diagnostics) {
  const model::Metric& metric = *family.metric;
  Labels labels;
  auto target = metric.external ? std::map<std::string, std::string>{}
                                : target_labels(release, series.replica);
  for (const model::Label& own : metric.labels)
    target.erase(model::label_after_scrape(release.scrape, metric, own.name));
  for (const auto& [name, label] : series.labels) {
    const std::string& value = label.value;
    if (model::find_label(metric, name) != nullptr) {
      labels.emplace_back(model::label_after_scrape(release.scrape, metric, name), value);
    } else if (name == model::extra_label(family) ||
               (metric.external && model::is_target_label(name))) {
      labels.emplace_back(name, value);
    } else if (const auto known = target.find(name); known != target.end()) {
      known->second = value;
    } else {
      diagnostics.push_back(at_series(series, "alert/unknown-label",
                                      fmt::format("'{}' has no label '{}'", metric.name, name)));
    }
  }
  labels.insert(labels.end(), target.begin(), target.end());
  return labels;
}

std::optional<model::RuleTest::Series> plan_series(const model::Catalog& release,
                                                   const model::TestSeries& series,
                                                   Diagnostics& diagnostics) {
  const auto family = model::find_series(release, series.metric);
  if (!family) {
    diagnostics.push_back(at_series(series, "alert/unknown-metric",
                                    fmt::format("unknown metric '{}'", series.metric)));
    return std::nullopt;
  }
  return model::RuleTest::Series{series, series_labels(release, *family, series, diagnostics)};
}

/// One element for each state, however many alerts are in it.
promql::Expr states_in(const Labels& labels) {
  return aggregate(promql::AggregateOp::Group, {"alertname", "alertstate"},
                   selector_of("ALERTS", labels));
}

model::RuleTest::Expectation expectation(const std::string& alert,
                                         const model::TestExpectation& expected) {
  const Labels any{{"alertname", alert}};
  const auto in_state = [&](std::string state) {
    return Labels{{"alertname", alert}, {"alertstate", std::move(state)}};
  };
  switch (expected.state) {
    case model::AlertState::Silent:
      return {expected, states_in(any), {}};
    case model::AlertState::Pending:
      return {expected, states_in(any), {promql::print(selector_of("", in_state("pending")))}};
    case model::AlertState::Firing:
      return {expected,
              states_in(in_state("firing")),
              {promql::print(selector_of("", in_state("firing")))}};
  }
  return {expected, states_in(any), {}};
}

}  // namespace

std::vector<model::RuleTest> plan_rule_tests(const model::Catalog& release,
                                             const model::Alert& alert, Diagnostics& diagnostics) {
  const auto name = full_name(release.who, alert);
  std::vector<model::RuleTest> tests;
  for (const model::AlertTest& scenario : alert.tests) {
    model::RuleTest test{.name = fmt::format("{}: {}", name, scenario.name),
                         .alert = alert.name,
                         .interval = scenario.interval,
                         .series = {},
                         .expectations = {}};
    for (const model::TestSeries& series : scenario.series) {
      if (auto planned = plan_series(release, series, diagnostics))
        test.series.push_back(*std::move(planned));
    }
    for (const model::TestExpectation& expected : scenario.at)
      test.expectations.push_back(expectation(name, expected));
    tests.push_back(std::move(test));
  }
  return tests;
}

}  // namespace obsgen::plan
