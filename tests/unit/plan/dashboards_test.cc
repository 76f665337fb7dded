#include "plan/dashboards.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "plan/dashboards/thresholds.h"
#include "plan/release.h"
#include "promql/print.h"

using namespace obsgen;

namespace {

constexpr std::string_view kMetrics = R"(
labels:
  namespace: {help: where it is}
  name: {help: its name}
  uid: {help: its uid, identity: true}
  pool: {help: its pool}
  result: {help: how it ended, values: [{value: ok, tone: good}, {value: error, title: Failed, tone: bad}, ""]}
  phase: {help: where it is on its way, values: [{value: Lost, tone: bad}, {value: "", title: New}, {value: Up, tone: good}]}
objects:
  Widget: {title: widget, key: [namespace, name, uid]}
metrics:
  - {name: w_ops_total, type: counter, unit: operations, help: Operations., labels: [pool, result]}
  - {name: w_done_total, type: counter, unit: operations, help: Operations that ended., labels: [result]}
  - {name: w_size, type: gauge, unit: bytes, help: Size of it., object: Widget, replicas: same}
  - {name: w_phase, type: gauge, value: {state: phase}, help: Phase of it., object: Widget, labels: [phase], replicas: same}
  - {name: w_time_seconds, type: histogram, unit: seconds, help: Time it takes., buckets: [1]}
)";

std::vector<model::Dashboard> boards_of(std::string_view boards, std::string_view scrape) {
  Diagnostics diagnostics;
  const auto catalog = test::catalog_of(std::string{kMetrics}.append(boards), scrape);
  const auto release = plan::select_release(catalog, std::nullopt, diagnostics);
  plan::Queries queries{release};
  auto dashboards = plan::plan_dashboards(queries, diagnostics);
  BOOST_TEST(diagnostics.empty());
  return dashboards;
}

model::Dashboard board_with(std::string_view panels,
                            std::string_view scrape = "honor_labels: true") {
  std::string text =
      "dashboards: [{name: b, title: B, variables: [namespace, pool], rows: [{title: R, panels: [";
  text.append(panels).append("]}]}]\n");
  return boards_of(text, scrape).at(0);
}

model::Panel panel_of(std::string_view panel) { return board_with(panel).rows.at(0).panels.at(0); }

std::vector<std::string> legends(const model::Panel& panel) {
  std::vector<std::string> texts;
  for (const auto& query : panel.queries)
    texts.push_back(templates::print(query.legend));
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(dashboards)

BOOST_AUTO_TEST_CASE(legends_tell_series_apart) {
  BOOST_TEST(legends(panel_of("{signal: 'w_ops_total:rate'}")) == Texts{"{{pool}} {{result}}"});
  BOOST_TEST(legends(panel_of("{signal: 'w_size:value'}")) == Texts{"{{namespace}}/{{name}}"});
  BOOST_TEST(legends(panel_of("{metric: w_time_seconds}")) == (Texts{"p50", "p95", "p99"}));
  BOOST_TEST(legends(panel_of("{signals: ['w_ops_total:rate', 'w_done_total:rate']}")) ==
             (Texts{"Operations {{pool}} {{result}}", "Operations that ended {{result}}"}));
  BOOST_TEST(
      legends(board_with("{signal: 'w_size:value'}", "honor_labels: false").rows[0].panels[0]) ==
      Texts{"{{exported_namespace}}/{{name}}"});
}

BOOST_AUTO_TEST_CASE(a_single_series_needs_no_legend) {
  BOOST_TEST((panel_of("{signal: 'w_time_seconds:p99'}").legend == model::Legend::Hidden));
  BOOST_TEST((panel_of("{metric: w_time_seconds}").legend == model::Legend::List));
  BOOST_TEST((panel_of("{signal: 'w_ops_total:rate', width: 24}").legend == model::Legend::Table));
}

BOOST_AUTO_TEST_CASE(only_what_is_bad_is_coloured_among_several_labels) {
  const auto alone = panel_of("{signal: 'w_done_total:rate'}").styles;
  BOOST_TEST_REQUIRE(alone.size() == 2U);
  BOOST_TEST(alone[1].title == "Failed");
  const auto mixed = panel_of("{signal: 'w_ops_total:rate'}").styles;
  BOOST_TEST_REQUIRE(mixed.size() == 1U);
  BOOST_TEST(mixed[0].text == "error");
  BOOST_TEST((mixed[0].match == model::SeriesMatch::Word));
}

BOOST_AUTO_TEST_CASE(an_absent_label_gets_a_name) {
  const auto panel = panel_of("{signal: 'w_done_total:rate'}");
  BOOST_TEST(promql::print(panel.queries[0].expr).starts_with("label_replace("));
  BOOST_TEST(
      promql::print(panel.queries[0].expr).ends_with(R"(, "result", "None", "result", ""))"));
}

BOOST_AUTO_TEST_CASE(states_are_codes_and_the_greatest_is_the_worst) {
  const auto timeline = board_with("{metric: w_phase}").rows[0].panels.at(2);
  BOOST_TEST(
      promql::print(timeline.queries[0].expr) ==
      "max by (namespace, name) (w_phase{job=~\"$job\",namespace=~\"$namespace\",phase=\"Up\"}) "
      "or max by (namespace, name) (w_phase{job=~\"$job\",namespace=~\"$namespace\",phase=\"\"}) * "
      "2 "
      "or max by (namespace, name) "
      "(w_phase{job=~\"$job\",namespace=~\"$namespace\",phase=\"Lost\"}) * 3");
  BOOST_TEST(timeline.mappings.at(1).text == "New");
  BOOST_TEST(timeline.mappings.at(2).text == "Lost");
}

BOOST_AUTO_TEST_CASE(variables_chain_and_unused_ones_leave) {
  const auto board = board_with("{signal: 'w_size:value'}", "honor_labels: false");
  BOOST_TEST_REQUIRE(board.variables.size() == 2U);
  BOOST_TEST(board.variables[0].name == "job");
  BOOST_TEST(promql::print(board.variables[0].selector) == "w_ops_total");
  BOOST_TEST(board.variables[1].name == "namespace");
  BOOST_TEST(board.variables[1].label == "exported_namespace");
  BOOST_TEST(promql::print(board.variables[1].selector) == "w_size{job=~\"$job\"}");
}

BOOST_AUTO_TEST_CASE(the_rest_is_what_no_panel_of_the_run_shows_and_the_scrape_keeps) {
  const auto boards = boards_of(
      "dashboards:\n"
      "  - {name: a, title: A, rows: [{title: R, panels: [{signal: 'w_size:value'}]}, {title: "
      "Rest, rest: true}]}\n"
      "  - {name: b, title: B, rows: [{title: R, panels: [{metric: w_ops_total}]}, {title: Rest, "
      "rest: true}]}\n",
      "drop: [\"w_done.*\"]");
  BOOST_TEST_REQUIRE(boards.at(0).rows.size() == 2U);
  BOOST_TEST(boards[1].rows.size() == 1U);
  const auto& rest = boards[0].rows[1];
  BOOST_TEST(rest.collapsed);
  Texts keys;
  for (const auto& panel : rest.panels)
    keys.push_back(panel.key);
  BOOST_TEST(keys == (Texts{"w_time_seconds:p50", "w_time_seconds:buckets", "w_phase:count",
                            "w_phase:objects", "w_phase:timeline"}));
  BOOST_TEST(boards[0].siblings.has_value());
}

BOOST_AUTO_TEST_CASE(panel_ids_stay_when_rows_move) {
  const auto one = board_with("{signal: 'w_size:value'}, {metric: w_ops_total}").rows[0].panels;
  const auto two =
      board_with("{metric: w_ops_total}, {text: x, title: X}, {signal: 'w_size:value'}")
          .rows[0]
          .panels;
  BOOST_TEST(one[0].id == two[2].id);
  BOOST_TEST(one[1].id == two[0].id);
}

BOOST_AUTO_TEST_CASE(alerts_are_thresholds_with_the_worst_tone) {
  using model::Comparison;
  using model::Edge;
  using model::Tone;
  const auto alert = [](Comparison comparison, double value, model::AlertSeverity severity) {
    return model::Alert{.threshold = model::Threshold{comparison, value}, .severity = severity};
  };
  const auto warning = alert(Comparison::Above, 10, model::AlertSeverity::Warning);
  const auto critical = alert(Comparison::Above, 20, model::AlertSeverity::Critical);
  const auto low = alert(Comparison::Below, 1, model::AlertSeverity::Critical);
  const auto zero = alert(Comparison::Equals, 0, model::AlertSeverity::Critical);
  const auto both = plan::thresholds_of({&critical, &warning, &low});
  BOOST_TEST((both.base == Tone::Bad));
  BOOST_TEST((both.steps == std::vector<model::ToneBound>{{1, Edge::From, Tone::Good},
                                                          {10, Edge::Above, Tone::Warning},
                                                          {20, Edge::Above, Tone::Bad}}));
  const auto equal = plan::thresholds_of({&zero});
  BOOST_TEST(equal.steps.empty());
  BOOST_TEST(equal.mappings.at(0).value == "0");
  BOOST_TEST(!plan::thresholds_of({}).base.has_value());
}

BOOST_AUTO_TEST_CASE(uids_fit_grafana) {
  model::Catalog catalog;
  catalog.who.name = "an-operator-with-a-very-long-name-indeed";
  const auto uid = plan::dashboard_uid(catalog, {.name = "workloads"});
  BOOST_TEST(uid.size() <= 40U);
  BOOST_TEST(uid != plan::dashboard_uid(catalog, {.name = "workload"}));
  catalog.who.name = "w";
  BOOST_TEST(plan::dashboard_uid(catalog, {.name = "board"}) == "w-board");
}

BOOST_AUTO_TEST_SUITE_END()
