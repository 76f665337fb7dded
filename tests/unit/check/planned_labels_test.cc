#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "catalog_text.h"
#include "check/planned.h"
#include "plan/dashboards.h"

using namespace obsgen;

namespace {

constexpr std::string_view kBody = R"(
labels:
  namespace: {help: namespace}
  name: {help: name}
objects: {Thing: {key: [namespace, name]}}
metrics:
  - {name: things, type: gauge, help: Things., object: Thing}
signals:
  by_name: {help: By name., expr: 'sum by (name) (things)'}
dashboards:
  - name: all
    title: All
)";

/// The problems of a dashboard with these rows, without the lines of its place.
std::string problems(const std::string& rows) {
  const auto body = std::string{kBody} + rows;
  const auto catalog = test::catalog_of(body);
  Diagnostics planning;
  plan::Queries queries{catalog};
  const auto dashboards = plan::plan_dashboards(queries, planning);
  BOOST_TEST_REQUIRE(planning.empty());
  return test::rendered(body,
                        check::check_planned(catalog, queries.world(), dashboards, {}).labels);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(planned_labels)

BOOST_AUTO_TEST_CASE(what_the_queries_return_may_be_shown) {
  BOOST_TEST(problems(R"(    rows:
      - title: Row
        panels:
          - {signal: by_name, legend: "{{name}}"}
          - {signal: "things:value", legend: "{{ namespace }}/{{name}} on {{pod}}"}
          - {view: table, key: {name: Name}, columns: [{signal: by_name, title: Sum}]}
)") == "");
}

BOOST_AUTO_TEST_CASE(what_a_query_never_returns_is_refused_with_the_reason) {
  BOOST_TEST(problems(R"(    rows:
      - title: Row
        panels:
          - {signal: by_name, legend: "{{name}} {{namespace}}"}
)") == "w.yaml:19:22: error: the legend shows the label 'namespace', which its query never "
       "returns [dashboard/lost-label]\n"
       "          - {signal: by_name, legend: \"{{name}} {{namespace}}\"}\n"
       "                     ^^^^^^^\n"
       "  note: in sum by (name) (things{job=~\"$job\"})\n"
       "w.yaml:12:36: note: 'sum by (name)' keeps only those\n"
       "  by_name: {help: By name., expr: 'sum by (name) (things)'}\n"
       "                                   ^^^^^^^^^^^^^^^\n"
       "  help: it returns name\n");
  BOOST_TEST(problems(R"(    rows:
      - title: Row
        panels:
          - {view: table, key: {name: Name, namespace: Namespace}, columns: [{signal: by_name}]}
)") == "w.yaml:19:87: error: the column 'Namespace' shows the label 'namespace', which its "
       "query never returns [dashboard/lost-label]\n"
       "          - {view: table, key: {name: Name, namespace: Namespace}, columns: [{signal: "
       "by_name}]}\n"
       "                                                                                      "
       "^^^^^^^\n"
       "  note: in sum by (name) (things{job=~\"$job\"})\n"
       "w.yaml:12:36: note: 'sum by (name)' keeps only those\n"
       "  by_name: {help: By name., expr: 'sum by (name) (things)'}\n"
       "                                   ^^^^^^^^^^^^^^^\n"
       "  help: it returns name\n");
}

BOOST_AUTO_TEST_SUITE_END()
