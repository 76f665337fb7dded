#include "plan/release.h"

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "plan/queries.h"
#include "promql/print.h"

using namespace obsgen;
using namespace obsgen::plan;

namespace {

constexpr std::string_view kBody = R"(
components:
  "1.4": {}
  "1.5": {}
  "1.7": {}
labels:
  namespace: {help: namespace}
  name: {help: name}
  uid: {help: uid, identity: true, since: "1.5.0"}
  phase: {help: phase, values: [Ready, {value: Refused, since: "1.5.0"}]}
objects:
  Thing: {key: [namespace, name, uid]}
metrics:
  - {name: things_phase, type: gauge, value: {state: phase}, help: Phase., object: Thing, labels: [phase], replicas: same}
  - {name: calls_total, type: counter, help: Calls., since: "1.7.0"}
  - {name: old_total, type: counter, help: Old., until: "1.7.0"}
  - name: wait_seconds
    type: histogram
    help: Wait.
    buckets: [{until: "1.7.0", bounds: [1]}, {since: "1.7.0", bounds: [1, 2]}]
signals:
  broken:
    help: Broken ones.
    expr: max by (namespace, name, uid) (things_phase{phase="Ready"})
    legend: "{{namespace}}/{{ name }} {{ uid }}"
  calls:
    help: Calls.
    expr: sum by (namespace) (rate(calls_total[$window]))
alerts:
  - {name: Calling, signal: calls, above: 1, severity: info, summary: Calls., description: Calls happen.}
  - {name: Broken, signal: broken, present: true, severity: info, summary: Broken., description: Broken., since: "1.5.0"}
dashboards:
  - name: all
    title: All
    variables: [namespace]
    annotations: [{title: Calls, signal: calls}]
    rows:
      - title: Calls
        panels: [{signal: calls}, {signal: "calls_total:rate"}, {metric: calls_total}]
      - title: Both
        panels:
          - {title: Two, signals: [calls, {signal: broken, legend: "{{name}} {{uid}}"}]}
          - title: Table
            view: table
            key: {name: Name, uid: Uid}
            columns: [{signal: broken, title: Broken}, {signal: calls, title: Calls}]
            sort: {column: Calls}
)";

model::Catalog at(std::string_view version, std::string_view body = kBody) {
  Diagnostics diagnostics;
  auto catalog = select_release(test::catalog_of(body), model::parse_version(version), diagnostics);
  BOOST_TEST(test::rendered(body, diagnostics).empty());
  return catalog;
}

template <class T>
std::string names(const std::vector<T>& items) {
  std::string text;
  for (const auto& item : items)
    text += item.name + " ";
  return text;
}

std::string printed(const model::Catalog& catalog, const std::string& signal) {
  Diagnostics diagnostics;
  const auto query = Queries{catalog}.plan({.signal = signal}, InRules{}, diagnostics);
  return query ? promql::print(query->expr) : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(release)

BOOST_AUTO_TEST_CASE(metrics_live_from_since_to_before_until) {
  BOOST_TEST(names(at("1.4.2").metrics.items()) == "things_phase old_total wait_seconds ");
  BOOST_TEST(names(at("1.7.0").metrics.items()) == "things_phase calls_total wait_seconds ");
  BOOST_TEST(at("1.4").metrics.back().buckets.front().bounds.size() == 1U);
  BOOST_TEST(at("1.7").metrics.back().buckets.front().bounds.size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_newest_release_is_the_default) {
  Diagnostics diagnostics;
  const auto catalog = select_release(test::catalog_of(kBody), std::nullopt, diagnostics);
  BOOST_TEST(names(catalog.metrics.items()) == "things_phase calls_total wait_seconds ");
}

BOOST_AUTO_TEST_CASE(what_rests_on_a_metric_leaves_with_it) {
  const auto old = at("1.4.2");
  BOOST_TEST(names(old.signals.items()) == "broken ");
  BOOST_TEST(old.alerts.empty());
  BOOST_TEST(names(at("1.5.2").alerts) == "Broken ");
  const auto& dashboard = old.dashboards.front();
  BOOST_TEST(dashboard.annotations.empty());
  BOOST_TEST_REQUIRE(dashboard.rows.size() == 1U);
  const auto& panels = std::get<model::PanelsRow>(dashboard.rows.front().content).panels;
  BOOST_TEST_REQUIRE(panels.size() == 2U);
  BOOST_TEST(std::get<std::vector<model::SignalUse>>(panels[0].content).size() == 1U);
  const auto& table = std::get<model::TableSpec>(panels[1].content);
  BOOST_TEST(table.columns.size() == 1U);
  BOOST_TEST(!table.sort.has_value());
}

BOOST_AUTO_TEST_CASE(labels_leave_groupings_keys_values_and_legends) {
  const auto old = at("1.4.2");
  BOOST_TEST(printed(old, "broken") ==
             R"(max by (namespace, name) (things_phase{job="w",phase="Ready"}))");
  BOOST_TEST(printed(at("1.5.0"), "broken") ==
             R"(max by (namespace, name, uid) (things_phase{job="w",phase="Ready"}))");
  BOOST_TEST(old.metrics.front().labels.back().values.size() == 1U);
  const auto& panels =
      std::get<model::PanelsRow>(old.dashboards.front().rows.front().content).panels;
  const auto& use = std::get<std::vector<model::SignalUse>>(panels[0].content).front();
  BOOST_TEST(templates::print(*use.legend) == "{{name}}");
  BOOST_TEST(templates::print(model::find_signal(old, "broken")->legend) ==
             "{{namespace}}/{{ name }}");
  BOOST_TEST(std::get<model::TableSpec>(panels[1].content).key.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_matcher_on_a_label_that_the_release_lacks_is_refused) {
  const std::string body =
      "components: {\"1.4\": {}, \"1.5\": {}}\n"
      "labels: {uid: {help: uid, since: \"1.5.0\"}}\n"
      "metrics: [{name: things, type: gauge, help: Things., labels: [uid]}]\n"
      "signals:\n"
      "  one: {help: One., expr: 'things{uid=\"x\"}'}\n";
  Diagnostics diagnostics;
  select_release(test::catalog_of(body), model::parse_version("1.4.2"), diagnostics);
  BOOST_TEST(test::rendered(body, diagnostics) ==
             "w.yaml:8:35: error: 'things' has no label 'uid' in this release "
             "[catalog/label-not-in-release]\n"
             "  one: {help: One., expr: 'things{uid=\"x\"}'}\n"
             "                                  ^^^\n"
             "  help: give the signal the same since or until as the label\n");
}

BOOST_AUTO_TEST_CASE(releases_that_the_catalog_does_not_describe_are_named) {
  Diagnostics diagnostics;
  select_release(test::catalog_of(kBody), model::parse_version("1.8.1"), diagnostics);
  BOOST_TEST_REQUIRE(diagnostics.size() == 1U);
  BOOST_TEST(diagnostics.front().code == "catalog/newer-release");
  BOOST_TEST(diagnostics.front().message ==
             "release 1.8.1 of w is newer than the newest that this catalog describes");
  auto catalog = test::catalog_of(kBody);
  catalog.who.versions.since = model::parse_version("1.4.0");
  diagnostics.clear();
  select_release(std::move(catalog), model::parse_version("1.3"), diagnostics);
  BOOST_TEST_REQUIRE(diagnostics.size() == 1U);
  BOOST_TEST(diagnostics.front().code == "catalog/unknown-release");
  BOOST_TEST(diagnostics.front().message ==
             "release 1.3 of w is not among those that this catalog describes");
  BOOST_TEST(diagnostics.front().help == "described are 1.4, 1.5, 1.7");
}

BOOST_AUTO_TEST_CASE(a_library_whose_component_a_release_does_not_name_is_told) {
  auto catalog = test::catalog_of("components: {\"1.4\": {}}\n");
  catalog.libraries = {{.name = "go-runtime", .component = "go"}};
  Diagnostics diagnostics;
  select_release(std::move(catalog), std::nullopt, diagnostics);
  BOOST_TEST_REQUIRE(diagnostics.size() == 1U);
  BOOST_TEST(diagnostics.front().code == "catalog/unknown-component");
  BOOST_TEST(diagnostics.front().message == "release 1.4 does not say which go it is built from");
  BOOST_TEST(diagnostics.front().help ==
             "add 'go: \"…\"'; library 'go-runtime' speaks of its versions");
}

BOOST_AUTO_TEST_SUITE_END()
