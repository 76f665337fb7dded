// What panels make of the words that a catalog gives for values, of their variables, and of objects
// that come in thousands.

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "plan/dashboards.h"
#include "plan/release.h"
#include "promql/print.h"

using namespace obsgen;

namespace {

constexpr std::string_view kMetrics = R"(
labels:
  space: {help: where it is}
  name: {help: its name}
  uid: {help: its uid, identity: true}
  size: {help: how large it is}
objects:
  Widget: {key: [space, name, uid], expect: 2000}
  Shelf: {key: [space, name], expect: 20}
metrics:
  - {name: w_known, type: gauge, value: info, help: Widgets., object: Widget, replicas: same, presence: [object]}
  - {name: s_known, type: gauge, value: info, help: Shelves., object: Shelf, replicas: same}
  - {name: leads, type: gauge, help: Whether it leads.}
  - {name: full, type: gauge, value: ratio, help: How full it is.}
  - {name: time_seconds, type: histogram, unit: seconds, help: Time it takes., buckets: [1]}
  - {name: made_total, type: counter, unit: operations, help: Widgets made., labels: [size]}
signals:
  waiter: {expr: max by (pod) (leads) == 1, values: [{value: "1", title: Trouble, tone: bad}]}
  leader: {expr: max by (pod) (leads), values: [{value: "1", title: Leads, tone: good}, {value: "0", title: Waits}]}
  made: {expr: 'sum by (size) (rate(made_total[$window]))', legend: "{{size}}", values: [{value: l, title: Large, tone: bad}, {value: s, title: s, tone: bad}]}
  widgets: {unit: objects, expr: count(w_known)}
  shelves: {unit: objects, expr: count(s_known)}
  worst: {unit: seconds, expr: 'label_replace(max by (space, name) (w_known), "rank", "1", "", "")'}
alerts:
  - {name: Idle, signal: leader, equals: 0, summary: It is idle., description: Idle.}
  - {name: Many, signal: worst, above: 1, summary: There are many., description: Many., severity: info}
)";

model::Panel panel_of(std::string_view panel, const std::string& cluster_label = "") {
  Diagnostics diagnostics;
  std::string text{kMetrics};
  text.append(
          "dashboards: [{name: b, title: B, variables: [space, name], rows: [{title: R, panels: [")
      .append(panel)
      .append("]}]}]\n");
  auto catalog = test::catalog_of(text, "honor_labels: true");
  catalog.who.cluster_label = cluster_label;
  const auto release = plan::select_release(catalog, std::nullopt, diagnostics);
  plan::Queries queries{release};
  auto dashboards = plan::plan_dashboards(queries, diagnostics);
  BOOST_TEST(diagnostics.empty());
  return dashboards.at(0).rows.at(0).panels.at(0);
}

using model::Colour;
using model::Tone;
using Mappings = std::vector<model::ValueMapping>;
using Styles = std::vector<model::SeriesStyle>;
using Points = std::optional<std::uint32_t>;

const Mappings kLeader{{"1", "Leads", Colour{Tone::Good}}, {"0", "Waits", std::nullopt}};

}  // namespace

BOOST_AUTO_TEST_SUITE(panels)

BOOST_AUTO_TEST_CASE(words_for_a_signals_numbers_stand_wherever_it_is_shown) {
  for (const auto* view : {"stat", "state-timeline", "timeseries"}) {
    const auto panel = panel_of(std::string{"{signal: leader, view: "} + view + "}");
    BOOST_TEST((panel.mappings == kLeader), view);
  }
  const auto table = panel_of("{title: T, key: {pod: Pod}, columns: [{signal: leader}]}").table;
  BOOST_TEST((table.columns.at(1).mappings == kLeader));
}

BOOST_AUTO_TEST_CASE(words_that_contradict_each_other_are_those_of_their_queries) {
  const auto panel =
      panel_of("{title: T, id: t, view: state-timeline, signals: [leader, waiter, leader]}");
  BOOST_TEST(panel.mappings.empty());
  BOOST_TEST((panel.queries.at(0).mappings == kLeader));
  BOOST_TEST((panel.queries.at(1).mappings == Mappings{{"1", "Trouble", Colour{Tone::Bad}}}));
}

BOOST_AUTO_TEST_CASE(words_for_series_name_and_colour_them) {
  const Styles expected{{.text = "l", .title = "Large", .colour = Colour{Tone::Bad, 0}},
                        {.text = "s", .colour = Colour{Tone::Bad, 1}}};
  BOOST_TEST((panel_of("{signal: made, view: timeseries}").styles == expected));
}

BOOST_AUTO_TEST_CASE(words_for_a_key_show_its_values) {
  const auto table =
      panel_of(
          "{title: T, key: {rank: {title: Rank, values: [{value: '1', title: Worst, tone: bad}]}, "
          "name: Name, space: Space}, columns: [{signal: worst}]}")
          .table;
  BOOST_TEST((table.columns.at(0).mappings == Mappings{{"1", "Worst", Colour{Tone::Bad}}}));
  BOOST_TEST(table.columns.at(0).links.empty());
}

BOOST_AUTO_TEST_CASE(decimals_of_a_table_are_those_of_its_columns) {
  const auto table =
      panel_of("{title: T, decimals: 0, key: {name: Name}, columns: [{signal: worst}]}").table;
  BOOST_TEST(table.columns.at(1).decimals.value() == 0U);
}

BOOST_AUTO_TEST_CASE(only_what_has_an_axis_gets_limits_that_nobody_gave) {
  for (const auto* view : {"table", "state-timeline"}) {
    const auto implied = panel_of(std::string{"{signal: 'full:value', view: "} + view + "}");
    BOOST_TEST((implied.min == std::nullopt && implied.max == std::nullopt), view);
    const auto given =
        panel_of(std::string{"{signal: 'full:value', min: 0.5, max: 2, view: "} + view + "}");
    BOOST_TEST((given.min == 0.5 && given.max == 2.0), view);
  }
  const auto graph = panel_of("{signal: 'full:value'}");
  BOOST_TEST((graph.min == 0.0 && graph.max == 1.0));
}

BOOST_AUTO_TEST_CASE(the_table_of_alerts_has_no_numbers_of_its_own) {
  const auto panel =
      panel_of("{view: alerts, unit: bytes, decimals: 3, thresholds: [{above: 1, tone: bad}]}");
  BOOST_TEST((panel.unit == model::Unit::None));
  BOOST_TEST((panel.decimals == Points{}));
  BOOST_TEST((panel.thresholds.empty() && !panel.base));
}

BOOST_AUTO_TEST_CASE(a_name_narrows_together_with_what_it_is_a_name_in) {
  const auto columns =
      panel_of("{title: T, key: {name: Name, space: Where}, columns: [{signal: worst}]}")
          .table.columns;
  const model::NarrowedDashboard to_space{.uid = "w-b", .kept = {"job"}, .by = {{"space", 1}}};
  auto to_name = to_space;
  to_name.by.push_back({"name", 0});
  BOOST_TEST((columns.at(0).links == std::vector<model::Link>{{"Only this name", to_name}}));
  BOOST_TEST((columns.at(1).links == std::vector<model::Link>{{"Only this space", to_space}}));
}

BOOST_AUTO_TEST_CASE(what_narrows_stays_in_its_cluster) {
  const auto columns =
      panel_of("{title: T, key: {space: Where}, columns: [{signal: worst}]}", "region")
          .table.columns;
  const model::NarrowedDashboard target{
      .uid = "w-b", .kept = {"region", "job"}, .by = {{"space", 0}}};
  BOOST_TEST((columns.at(0).links == std::vector<model::Link>{{"Only this space", target}}));
}

BOOST_AUTO_TEST_CASE(graphs_whose_points_read_much_have_few) {
  BOOST_TEST((panel_of("{signal: widgets, view: timeseries}").most_points == Points{60}));
  BOOST_TEST((panel_of("{signal: widgets, view: state-timeline}").most_points == Points{60}));
  BOOST_TEST((panel_of("{signal: widgets, view: stat}").most_points == Points{}));
  BOOST_TEST((panel_of("{signal: shelves, view: timeseries}").most_points == Points{}));
  BOOST_TEST((panel_of("{signal: made, view: timeseries}").most_points == Points{}));
  BOOST_TEST((panel_of("{signal: 'time_seconds:p99'}").most_points == Points{60}));
}

BOOST_AUTO_TEST_CASE(what_an_empty_panel_says_is_given_or_known) {
  BOOST_TEST(panel_of("{signal: worst, view: table}").empty == "No data until there is a Widget.");
  BOOST_TEST(panel_of("{signal: worst, view: table, empty: All is well.}").empty == "All is well.");
  BOOST_TEST(panel_of("{signal: widgets, view: stat}").empty.empty());
  BOOST_TEST(panel_of("{signal: widgets, view: stat, empty: Switched off}").empty ==
             "Switched off");
}

BOOST_AUTO_TEST_CASE(the_only_panel_of_a_metric_takes_all_that_its_entry_says) {
  const auto panel = panel_of(
      "{metric: full, view: stat, title: T, description: D., empty: E, unit: bytes, "
      "stack: true, top: 3, thresholds: [{above: 1, tone: bad}], min: 2, max: 3, "
      "decimals: 4, width: 5, height: 6}");
  BOOST_TEST((panel.view == model::View::Stat));
  BOOST_TEST(panel.title == "T");
  BOOST_TEST(panel.description == "D.");
  BOOST_TEST(panel.empty == "E");
  BOOST_TEST((panel.unit == model::Unit::Bytes));
  BOOST_TEST(panel.stack);
  BOOST_TEST(promql::print(panel.queries.at(0).expr).starts_with("topk(3, "));
  BOOST_TEST(
      (panel.thresholds == std::vector<model::ToneBound>{{1, model::Edge::Above, Tone::Bad}}));
  BOOST_TEST((panel.min == 2.0 && panel.max == 3.0));
  BOOST_TEST((panel.decimals == Points{4}));
  BOOST_TEST(panel.grid.h == 6U);
}

BOOST_AUTO_TEST_CASE(firing_alerts_say_in_one_column_what_they_are_about) {
  const auto panel = panel_of("{view: alerts}");
  std::vector<std::string> titles;
  for (const auto& column : panel.table.columns)
    titles.push_back(column.title);
  BOOST_TEST(titles == (std::vector<std::string>{"Severity", "Alert", "What", "For"}));
  BOOST_TEST((panel.table.columns.at(1).links ==
              std::vector<model::Link>{{"Rule and runbook", model::AlertRules{}}}));
  BOOST_TEST(promql::print(panel.queries.at(1).expr) ==
             "label_join(time() - ALERTS_FOR_STATE{alertname=~\"W.+\"} and ignoring (alertstate) "
             "ALERTS{alertname=~\"W.+\",alertstate=\"firing\"}, \"what\", \" \", \"space\", "
             "\"name\", \"pod\", \"rank\")");
}

BOOST_AUTO_TEST_SUITE_END()
