// What becomes of a metric of each type and value domain when nothing else is said, and what each
// view makes of a signal: whole dashboards, so that they can be imported and looked at.

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "document/write_json.h"
#include "emit/grafana_dashboard.h"
#include "golden_files.h"
#include "plan/dashboards.h"
#include "plan/release.h"

using namespace obsgen;

namespace {

constexpr std::string_view kLabels = R"(
labels:
  space: {help: where the widget is}
  name: {help: name of the widget}
  uid: {help: uid of the widget, identity: true}
  pool: {help: pool that serves it}
  result:
    help: how it ended
    values: [{value: ok, title: Done, tone: good}, {value: "", title: Unknown, tone: idle}, {value: error, tone: bad}]
  phase:
    help: where the widget is on its way
    values:
      - {value: "", title: New, tone: idle}
      - {value: Running, tone: busy}
      - {value: Lost, tone: bad}
      - {value: Broken, title: Out of order, tone: bad}
      - {value: Done, tone: good}
objects:
  Widget: {title: widget, key: [space, name, uid]}
)";

struct Case {
  std::string_view name, metric, panel, more;
};

constexpr Case kCases[] = {
    {"counter",
     "type: counter, unit: requests, help: Requests by how they ended., labels: [result]",
     "{metric: w_x}", ""},
    {"gauge", "type: gauge, unit: objects, help: Widgets in the queue., labels: [pool]",
     "{metric: w_x}", ""},
    {"gauge-own", "type: gauge, unit: bytes, help: Memory in use.", "{metric: w_x}", ""},
    {"ratio", "type: gauge, value: ratio, help: How full the pool is., labels: [pool]",
     "{metric: w_x}", ""},
    {"info",
     "type: gauge, value: info, help: Widgets that are known., object: Widget, labels: [pool], "
     "replicas: same",
     "{metric: w_x}", ""},
    {"state",
     "type: gauge, value: {state: phase}, help: Where each widget is., object: Widget, labels: "
     "[phase], replicas: same, presence: [object], presence_note: from the first widget on",
     "{metric: w_x}", ""},
    {"one-hot",
     "type: gauge, value: {one_hot: phase}, help: Phase of the pool., labels: [pool, phase]",
     "{metric: w_x}", ""},
    {"bool", "type: gauge, value: bool, help: Whether this replica leads.", "{metric: w_x}", ""},
    {"timestamp", "type: gauge, value: timestamp, unit: seconds, help: When it was read last.",
     "{metric: w_x}", ""},
    {"histogram",
     "type: histogram, unit: seconds, help: How long a request takes., labels: [pool], buckets: "
     "[0.1, 1, 10]",
     "{metric: w_x}", ""},
    {"summary",
     "type: summary, unit: seconds, help: How long a pause lasts., quantiles: [0.5, 0.99]",
     "{metric: w_x}", ""},
    {"stat-with-alert", "type: gauge, unit: objects, help: Widgets that are lost.",
     "{signal: 'w_x:value', view: stat}",
     "alerts: [{name: Lost, signal: 'w_x:value', above: 0, severity: critical, for: 5m, summary: "
     "Widgets are lost., description: Look.}]"},
    {"graph-with-alerts", "type: gauge, unit: seconds, help: Age of the oldest widget.",
     "{signal: 'w_x:value'}",
     "alerts: [{name: Old, signal: 'w_x:value', above: 60, severity: warning, summary: Old., "
     "description: Look.}, {name: Young, signal: 'w_x:value', below: 1, severity: "
     "critical, summary: Young., description: Look.}]"},
    {"gauge-dial", "type: gauge, value: ratio, help: How full the pool is.",
     "{signal: 'w_x:value', view: gauge, thresholds: [{above: 0.8, tone: warning}]}", ""},
    {"bars", "type: gauge, unit: bytes, help: Size of a pool., labels: [pool]",
     "{signal: 'w_x:value', view: bargauge, top: 5}", ""},
    {"pie", "type: gauge, unit: objects, help: Widgets by how they ended., labels: [result]",
     "{signal: 'w_x:value', view: piechart}", ""},
    {"table",
     "type: gauge, value: {state: phase}, help: Where each widget is., object: Widget, "
     "labels: [phase], replicas: same",
     "{title: Widgets, view: table, key: {space: Space, name: Widget}, columns: [{signal: "
     "'w_x:objects', title: Phase}, {signal: 'w_age:value', title: Age, unit: seconds}], sort: "
     "{column: Age, order: descending}, top: 20}",
     ""},
    {"text", "type: gauge, help: A number.", "{title: Read me, text: '**Hello** <b>you</b>'}", ""},
    {"alerts", "type: gauge, help: A number., labels: [pool]", "{view: alerts}",
     "alerts: [{name: Many, signal: 'w_x:value', above: 1, severity: warning, summary: Many., "
     "description: Look.}]"},
};

std::string dashboard_of(const Case& one) {
  std::string body{kLabels};
  body.append("metrics:\n  - {name: w_x, ").append(one.metric).append("}\n");
  body.append(
      "  - {name: w_age, type: gauge, unit: seconds, help: Age of a widget., object: Widget, "
      "labels: [pool], replicas: same}\n");
  body.append("dashboards:\n  - name: board\n    title: Board\n    description: Of a test.\n");
  body.append("    variables: [space, pool]\n    rows: [{title: Row, panels: [");
  body.append(one.panel).append("]}]\n").append(one.more).append("\n");
  Diagnostics diagnostics;
  const auto release = plan::select_release(test::catalog_of(body), std::nullopt, diagnostics);
  plan::Queries queries{release};
  const auto dashboards = plan::plan_dashboards(queries, diagnostics);
  BOOST_TEST_REQUIRE(diagnostics.empty(), (diagnostics.empty() ? "" : diagnostics.front().message));
  BOOST_TEST_REQUIRE(dashboards.size() == 1U);
  return document::write_json(emit::dashboard_json(dashboards.front()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(panels_golden)

BOOST_AUTO_TEST_CASE(each_kind_of_metric_and_view_looks_as_it_was_looked_at) {
  std::map<std::string, std::string> files;
  for (const auto& one : kCases)
    BOOST_TEST_CONTEXT(one.name) { files[std::string{one.name} + ".json"] = dashboard_of(one); }
  test::compare_with_golden("panels", files);
}

BOOST_AUTO_TEST_SUITE_END()
