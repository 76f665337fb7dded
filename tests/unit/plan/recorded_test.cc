// Signals over what recording rules have computed.

#include "plan/release/recorded.h"

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "plan/dashboards.h"
#include "plan/query/kept_metrics.h"
#include "plan/release.h"
#include "promql/print.h"

using namespace obsgen;

namespace {

constexpr std::string_view kBody = R"(
labels:
  namespace: {help: where it is}
  name: {help: its name}
  phase: {help: where it is on its way, values: [{value: "", title: New}, {value: Up, tone: good}]}
objects:
  Widget: {key: [namespace, name], expect: 2000}
metrics:
  - {name: w_phase, type: gauge, value: {state: phase}, help: Phase of it., object: Widget, labels: [phase], replicas: same}
  - {name: w_ops_total, type: counter, help: Operations.}
signals:
  phases: {help: Widgets by phase., unit: objects, expr: 'count by (namespace, phase) (max by (namespace, name, phase) (w_phase))'}
  by_phase: {help: Widgets., unit: objects, expr: 'sum by (phase) (namespace_phase:w_phase:count)'}
records:
  - {name: "namespace_phase:w_phase:count", signal: phases}
dashboards:
  - {name: b, title: B, variables: [namespace], rows: [{title: R, panels: [{signal: by_phase, view: timeseries}]}, {title: Rest, rest: true}]}
)";

model::Catalog release_of(std::string_view scrape) {
  Diagnostics diagnostics;
  auto release = plan::select_release(test::catalog_of(kBody, scrape), std::nullopt, diagnostics);
  BOOST_TEST(diagnostics.empty());
  return release;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(recorded)

BOOST_AUTO_TEST_CASE(a_record_is_a_metric_with_the_labels_that_its_signal_leaves) {
  const auto release = release_of("honor_labels: true");
  const auto* metric = model::find_metric(release, "namespace_phase:w_phase:count");
  BOOST_TEST_REQUIRE(metric != nullptr);
  std::vector<std::string> labels;
  for (const auto& label : metric->labels)
    labels.push_back(label.name);
  BOOST_TEST(labels == (std::vector<std::string>{"namespace", "phase"}));
  BOOST_TEST_REQUIRE(metric->recorded.has_value());
  BOOST_TEST(metric->recorded->target_labels == std::vector<std::string>{"job"});
  BOOST_TEST((metric->unit == model::Unit::Objects));
  BOOST_TEST(metric->help == "Widgets by phase.");
}

BOOST_AUTO_TEST_CASE(it_keeps_what_the_signal_makes_and_what_it_keeps_of_the_target) {
  Diagnostics diagnostics;
  const auto release = plan::select_release(test::catalog_of(R"(
labels: {phase: {help: phase}}
metrics: [{name: w, type: gauge, help: W., labels: [phase]}]
signals:
  s: {help: S., expr: 'label_replace(sum by (pod, phase) (w{phase="Up"}), "kind", "x", "", "")'}
records: [{name: "w:s", signal: s}]
)",
                                                             ""),
                                            std::nullopt, diagnostics);
  const auto* metric = model::find_metric(release, "w:s");
  BOOST_TEST_REQUIRE(metric != nullptr);
  BOOST_TEST(model::find_label(*metric, "kind") != nullptr);
  BOOST_TEST(model::find_label(*metric, "phase") != nullptr);
  BOOST_TEST(metric->recorded->target_labels == (std::vector<std::string>{"job", "pod"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(panels_read_it_by_the_labels_after_the_scrape) {
  for (const auto& [scrape, space] : {std::pair{"honor_labels: true", "namespace"},
                                      std::pair{"honor_labels: false", "exported_namespace"}}) {
    Diagnostics diagnostics;
    const auto release = release_of(scrape);
    plan::Queries queries{release};
    const auto board = plan::plan_dashboards(queries, diagnostics).at(0);
    const auto& panel = board.rows.at(0).panels.at(0);
    BOOST_TEST(promql::print(panel.queries.at(0).expr) ==
               "label_replace(sum by (phase) (namespace_phase:w_phase:count{job=~\"$job\"," +
                   std::string{space} + "=~\"$namespace\"}), \"phase\", \"New\", \"phase\", \"\")");
    BOOST_TEST(panel.styles.at(0).text == "Up");
    BOOST_TEST(panel.empty ==
               "Has data only with the recording rules loaded and something to count.");
  }
}

BOOST_AUTO_TEST_CASE(nothing_exposes_it) {
  const auto release = release_of("honor_labels: true, drop: [\".*:.*\"]");
  std::vector<std::string> kept;
  for (const auto* metric : plan::kept_metrics(release))
    kept.push_back(metric->name);
  BOOST_TEST(kept == (std::vector<std::string>{"w_phase", "w_ops_total"}));
  Diagnostics diagnostics;
  plan::Queries queries{release};
  const auto boards = plan::plan_dashboards(queries, diagnostics);
  std::string rest;
  for (const auto& panel : boards.at(0).rows.at(1).panels)
    rest += panel.key + "; ";
  BOOST_TEST(rest == "w_ops_total:rate; w_phase:count; w_phase:objects; w_phase:timeline; ");
}

BOOST_AUTO_TEST_SUITE_END()
