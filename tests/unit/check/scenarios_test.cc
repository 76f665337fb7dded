#include "check/scenarios.h"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "plan/queries.h"
#include "plan/rules.h"
#include "told.h"

using namespace obsgen;

namespace {

constexpr std::string_view kBody = R"(
labels:
  name: {help: name}
  code: {help: code}
  state: {help: state, values: [ready, failed]}
metrics:
  - {name: depth, type: gauge, help: Depth., labels: [name]}
  - {name: wait, type: gauge, help: Wait., labels: [name]}
  - {name: requests_total, type: counter, help: Requests., labels: [code]}
  - {name: job_info, type: gauge, help: Info., labels: [name], value: info}
  - {name: job_state, type: gauge, help: State., labels: [name, state], value: {state: state}}
  - {name: paused, type: gauge, help: Paused., value: bool}
  - {name: used, type: gauge, help: Used., value: ratio, unit: ratio}
  - {name: took_seconds, type: histogram, help: Time., unit: seconds, buckets: [1, 2]}
signals:
  depth: {help: Depth., expr: 'max by (name) (depth)'}
  mean: {help: Mean., expr: avg(depth)}
  plain: {help: Plain., expr: depth}
  errors: {help: Errors., expr: 'sum(rate(requests_total{code=~"5.."}[$window]))'}
  both: {help: Both., expr: 'depth{name="a"} / wait or wait{name="b"}'}
  but: {help: But., expr: 'max by (name) (depth) unless max by (name) (wait{name="b"})'}
  none: {help: None., expr: absent(depth)}
  recorded: {help: Recorded., expr: sum by (name) (depth)}
records: [{name: "name:depth:sum", signal: recorded}]
dashboards:
  - {name: all, title: All, rows: [{title: Rest, rest: true}]}
)";

/// An alert with one scenario: `alert` are its keys, `series` and `at` those of its test.
struct Told {
  std::string_view alert{};
  std::string_view series{};
  std::string_view at{};
};

/// What is wrong with the scenario.
std::string problems(const Told& told) {
  const auto body = std::string{kBody} + "alerts:\n  - {name: A, summary: S., description: D., " +
                    std::string{told.alert} + ", tests: [{name: t, series: [" +
                    std::string{told.series} + "], at: {" + std::string{told.at} + "}}]}\n";
  const auto catalog = test::catalog_of(body);
  plan::Queries queries{catalog};
  Diagnostics planning;
  const auto rules = plan::plan_rules(queries, {}, planning);
  BOOST_TEST_REQUIRE(planning.empty());
  return test::told(body, check::check_scenarios(catalog, rules));
}

void silent(std::initializer_list<Told> all) {
  for (const Told& told : all)
    BOOST_TEST_CONTEXT(told.alert << " | " << told.series << " | " << told.at) {
      BOOST_TEST(problems(told) == "");
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenarios)

BOOST_AUTO_TEST_CASE(nothing_fires_before_its_for_can_have_passed) {
  BOOST_TEST(problems({"signal: depth, above: 5, for: 15m", "{metric: depth, values: 9x60}",
                       "14m59s: firing"}) ==
             "14m59s test/too-early: the alert cannot fire at '14m59s': it has to hold for 15m\n"
             "  say 'pending', or '15m: firing'\n");
  BOOST_TEST(problems({"signal: depth, above: 5, for: 1h", "{metric: depth, values: 9x60}",
                       "0s: pending, 5m: firing, 30m: firing, 1h: firing"}) ==
             "5m test/too-early: the alert cannot fire at '5m': it has to hold for 1h\n"
             "  say 'pending', or '1h: firing'\n"
             "30m test/too-early: the alert cannot fire at '30m': it has to hold for 1h\n"
             "  say 'pending', or '1h: firing'\n");
  BOOST_TEST(problems({"signal: none, present: true, for: 1m", "{metric: wait, values: 1x9}",
                       "0s: firing"}) ==
             "0s test/too-early: the alert cannot fire at '0s': it has to hold for 1m\n"
             "  say 'pending', or '1m: firing'\n");
  silent({{"signal: depth, above: 5, for: 15m", "{metric: depth, values: 9x60}", "15m: firing"},
          {"signal: depth, above: 5", "{metric: depth, values: 9x60}", "0s: firing"},
          {"signal: depth, above: 5, for: 15m, keep_firing_for: 1h",
           "{metric: depth, values: 9x16 0x50}", "40m: firing"}});
}

BOOST_AUTO_TEST_CASE(nothing_waits_without_a_for) {
  const std::string_view reason = "  say 'firing', or give the alert a 'for'\n";
  BOOST_TEST(
      problems({"signal: depth, above: 5", "{metric: depth, values: 9x60}", "5m: pending"}) ==
      "5m test/never-pending: the alert cannot be pending at '5m': it fires at once, as it "
      "has no 'for'\n" +
          std::string{reason});
  BOOST_TEST(problems({"signal: depth, above: 5, for: 0s", "{metric: depth, values: 9x60}",
                       "0s: pending"}) ==
             "0s test/never-pending: the alert cannot be pending at '0s': it fires at once, as it "
             "has no 'for'\n" +
                 std::string{reason});
  BOOST_TEST(
      problems({"signal: none, present: true", "{metric: wait, values: 1x9}", "1m: pending"}) ==
      "1m test/never-pending: the alert cannot be pending at '1m': it fires at once, as it "
      "has no 'for'\n" +
          std::string{reason});
  silent({{"signal: depth, above: 5, for: 1ms", "{metric: depth, values: 9x60}", "0s: pending"},
          {"signal: depth, above: 5", "{metric: depth, values: 0 0 0 0 0 0}", "5m: silent"},
          {"signal: depth, above: 5, for: 10m", "{metric: depth, values: 0x20 9x60}",
           "25m: pending"}});
}

BOOST_AUTO_TEST_CASE(what_an_alert_needs_has_to_be_there) {
  BOOST_TEST(problems({"signal: depth, above: 5", "{metric: wait, values: 9x60}", "5m: firing"}) ==
             "5m test/missing-series: the alert cannot fire at '5m': it needs samples of 'depth', "
             "of which the test gives none\n"
             "  give series of 'depth'; the test gives 'wait'\n");
  BOOST_TEST(
      problems({"signal: both, above: 5, for: 1m",
                "{metric: depth, labels: {name: a}, values: 9x60}", "0s: pending, 5m: firing"}) ==
      "0s test/missing-series: the alert cannot be pending at '0s': it needs samples of "
      "'wait', of which the test gives none\n"
      "  give series of 'wait'; the test gives 'depth'\n");
  BOOST_TEST(
      problems({"signal: recorded, above: 5", "{metric: wait, values: 1x9}", "5m: firing"}) ==
      "5m test/missing-series: the alert cannot fire at '5m': it needs samples of 'depth', "
      "of which the test gives none\n"
      "  give series of 'depth'; the test gives 'wait'\n");
  BOOST_TEST(
      problems({"signal: depth, above: 5", "{metric: depth, values: _x30 stale}", "5m: firing"}) ==
      "5m test/missing-series: the alert cannot fire at '5m': it needs samples of 'depth', "
      "of which the test gives none\n"
      "  give series of 'depth'; the test gives 'depth'\n");
  silent(
      {{"signal: none, present: true", "{metric: wait, values: 1x9}", "5m: firing"},
       {"signal: both, above: 5", "{metric: wait, labels: {name: b}, values: 9x60}", "5m: firing"},
       {"signal: but, above: 5", "{metric: depth, values: 9x60}", "5m: firing"},
       {"signal: depth, above: 5", "{metric: depth, values: _x9}", "5m: silent"}});
}

BOOST_AUTO_TEST_CASE(labels_have_to_be_those_that_the_alert_reads) {
  BOOST_TEST(problems({"signal: errors, above: 1",
                       "{metric: requests_total, labels: {code: \"200\"}, values: 0+600x60}",
                       "20m: firing"}) ==
             "\"200\" test/label: the alert cannot fire at '20m': it does not read this series of "
             "'requests_total'\n"
             "  the alert reads requests_total{job=\"w\",code=~\"5..\"}\n"
             "  give it labels that the alert reads\n");
  BOOST_TEST(problems({"signal: errors, above: 1", "{metric: requests_total, values: 0+600x60}",
                       "20m: firing"}) ==
             "requests_total test/label: the alert cannot fire at '20m': it does not read this "
             "series of 'requests_total'\n"
             "  the alert reads requests_total{job=\"w\",code=~\"5..\"}\n"
             "  give it labels that the alert reads\n");
  BOOST_TEST(problems({"signal: both, above: 1",
                       "{metric: depth, labels: {name: c}, values: 9x60}, {metric: wait, labels: "
                       "{name: c}, values: 1x60}",
                       "20m: firing"}) ==
             "c test/label: the alert cannot fire at '20m': it does not read this series of "
             "'depth'\n"
             "  the alert reads depth{job=\"w\",name=\"a\"}\n"
             "  give it labels that the alert reads\n");
  silent({{"signal: errors, above: 1",
           "{metric: requests_total, labels: {code: \"200\"}, values: 0+600x60}, {metric: "
           "requests_total, labels: {code: \"500\"}, values: 0+600x60}",
           "20m: firing"},
          {"signal: errors, above: 1",
           "{metric: requests_total, labels: {code: \"200\"}, values: 0+600x60}", "20m: silent"},
          {"signal: but, above: 5",
           "{metric: depth, labels: {name: a}, values: 9x60}, {metric: wait, labels: {name: a}, "
           "values: 9x60}",
           "20m: firing"}});
}

BOOST_AUTO_TEST_CASE(nothing_fires_long_after_the_last_sample) {
  BOOST_TEST(problems({"signal: depth, above: 5", "{metric: depth, values: 9x10}",
                       "15m: firing, 20m: firing"}) ==
             "20m test/after-end: the alert cannot fire at '20m': the last sample that it could "
             "read is of '10m'\n"
             "  give the series values for longer, or say 'silent'\n");
  BOOST_TEST(problems({"signal: errors, above: 1, window: 30m",
                       "{metric: requests_total, labels: {code: \"500\"}, values: 0+600x10}",
                       "43m: firing"}) ==
             "43m test/after-end: the alert cannot fire at '43m': the last sample that it could "
             "read is of '10m'\n"
             "  give the series values for longer, or say 'silent'\n");
  BOOST_TEST(problems({"signal: depth, above: 5, for: 5m, keep_firing_for: 10m",
                       "{metric: depth, values: 9x10}", "28m: firing"}) ==
             "28m test/after-end: the alert cannot fire at '28m': the last sample that it could "
             "read is of '10m'\n"
             "  give the series values for longer, or say 'silent'\n");
  silent({{"signal: depth, above: 5", "{metric: depth, values: 9x10}", "14m: firing, 20m: silent"},
          {"signal: errors, above: 1, window: 30m",
           "{metric: requests_total, labels: {code: \"500\"}, values: 0+600x10}", "38m: firing"},
          {"signal: depth, above: 5, for: 5m, keep_firing_for: 10m",
           "{metric: depth, values: 9x10}", "24m: firing"},
          {"signal: none, present: true", "{metric: depth, values: 9x10}", "2h: firing"}});
}

BOOST_AUTO_TEST_CASE(samples_and_states_agree) {
  BOOST_TEST(
      problems({"signal: depth, above: 9", "{metric: depth, values: 0+1x9 9x20}", "20m: firing"}) ==
      "20m test/value: the alert cannot fire at '20m': until then no sample is above 9\n"
      "  of the samples until then they are 0 to 9\n");
  BOOST_TEST(problems({"signal: plain, below: 2, for: 5m", "{metric: depth, values: 1x60}",
                       "0s: silent, 4m: pending, 20m: pending"}) ==
             "0s test/value: the alert cannot be silent at '0s': until then each sample is below "
             "2\n"
             "  of the samples until then all are 1\n"
             "20m test/value: the alert cannot be pending at '20m': until then each sample is "
             "below 2\n"
             "  of the samples until then all are 1\n");
  BOOST_TEST(problems({"signal: mean, equals: 4",
                       "{metric: depth, labels: {name: a}, values: 1x60}, {metric: depth, labels: "
                       "{name: b}, values: 3x60}",
                       "5m: firing"}) ==
             "5m test/value: the alert cannot fire at '5m': until then no sample is equal to 4\n"
             "  of the samples until then they are 1 to 3\n");
  BOOST_TEST(problems({"signal: depth, above: 5", "{metric: depth, values: 1x20 9x20}",
                       "15m: firing, 25m: firing"}) ==
             "15m test/value: the alert cannot fire at '15m': until then no sample is above 5\n"
             "  of the samples until then all are 1\n");
  silent({{"signal: depth, above: 9", "{metric: depth, values: 0x9 10 0x20}", "10m: firing"},
          {"signal: depth, above: 5", "{metric: depth, values: 9x2 _x9 9x9}", "8m: silent"},
          {"signal: mean, above: 2",
           "{metric: depth, labels: {name: a}, values: 1x60}, {metric: depth, labels: {name: b}, "
           "values: 9x60}",
           "5m: firing"},
          {"signal: recorded, above: 5", "{metric: depth, values: 9x60}", "0s: silent"},
          {"signal: plain, above: 5, labels: {is: \"{{ $value }}\"}, for: 5m",
           "{metric: depth, values: 9+1x60}", "20m: pending"}});
}

BOOST_AUTO_TEST_CASE(series_have_numbers_that_their_metric_has) {
  BOOST_TEST(problems({"signal: \"job_info:value\", present: true",
                       "{metric: job_info, values: 1x5 0}", "5m: firing"}) ==
             "1x5 0 test/impossible-value: 'job_info' is always 1, found 0\n");
  BOOST_TEST(problems({"signal: \"used:value\", above: 0.5", "{metric: used, values: 0+0.2x6}",
                       "5m: firing"}) ==
             "0+0.2x6 test/impossible-value: 'used' is a ratio from 0 to 1, found 1.2\n");
  BOOST_TEST(problems({"signal: errors, above: 1",
                       "{metric: requests_total, labels: {code: \"500\"}, values: 600-100x7}",
                       "5m: silent"}) ==
             "600-100x7 test/impossible-value: 'requests_total' counts up from 0, found -100\n");
  BOOST_TEST(problems({"signal: \"paused:value\", above: 0", "{metric: paused, values: 0+1x2}",
                       "5m: firing"}) ==
             "0+1x2 test/impossible-value: 'paused' is 0 or 1, found 2\n");
  silent(
      {{"signal: \"job_info:value\", present: true", "{metric: job_info, values: 1x5 _ stale}",
        "5m: firing"},
       {"signal: \"used:value\", above: 0.5", "{metric: used, values: 0+0.1x10}", "10m: firing"},
       {"signal: errors, above: 1",
        "{metric: requests_total, labels: {code: \"500\"}, values: 600-100x6 NaN}", "5m: silent"},
       {"signal: \"paused:value\", above: 0", "{metric: paused, values: 0+1x1 1-1x1}",
        "1m: firing"},
       {"signal: depth, above: 5", "{metric: depth, values: -9x1}", "5m: silent"}});
}

BOOST_AUTO_TEST_CASE(a_series_that_is_not_read_tells_nothing) {
  BOOST_TEST(
      problems({"signal: depth, above: 5",
                "{metric: depth, values: 9x9}, {metric: wait, values: 9x9}", "5m: firing"}) ==
      "wait test/unread-series: the alert does not read 'wait'\n  it reads 'depth'\n");
  BOOST_TEST(problems({"signal: errors, above: 5", "{metric: up, values: 1x9}", "5m: silent"}) ==
             "up test/unread-series: the alert does not read 'up'\n  it reads "
             "'requests_total'\n");
  BOOST_TEST(
      problems({"signal: \"took_seconds:mean\", above: 5",
                "{metric: took_seconds_bucket, labels: {le: \"1\"}, values: 9x9}", "5m: silent"}) ==
      "took_seconds_bucket test/unread-series: the alert does not read "
      "'took_seconds_bucket'\n  did you mean 'took_seconds_count'?\n");
  silent({{"signal: recorded, above: 5", "{metric: depth, values: 9x9}", "5m: firing"},
          {"signal: none, present: true", "{metric: wait, values: 9x9}", "5m: firing"},
          {"signal: but, above: 5", "{metric: depth, values: 9x9}, {metric: wait, values: 9x9}",
           "5m: firing"},
          {"signal: depth, above: 5, labels: {q: '{{ query \"wait\" }}'}",
           "{metric: depth, values: 9x9}, {metric: wait, values: 9x9}", "5m: firing"}});
}

BOOST_AUTO_TEST_CASE(scenarios_of_an_alert_that_an_overlay_has_set_otherwise_are_left_alone) {
  const auto body = std::string{kBody} + R"(alerts:
  - name: A
    signal: depth
    above: 5
    for: 5m
    summary: S.
    description: D.
    tests: [{name: t, series: [{metric: depth, values: 9x20}], at: {10m: firing}}]
)";
  auto catalog = test::catalog_of(body);
  catalog.alerts[0].hold = model::Duration{3'600'000};
  const auto found = [&] {
    plan::Queries queries{catalog};
    Diagnostics planning;
    return check::check_scenarios(catalog, plan::plan_rules(queries, {}, planning)).size();
  };
  BOOST_TEST(found() == 1U);
  catalog.alerts[0].retuned = true;
  BOOST_TEST(found() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
