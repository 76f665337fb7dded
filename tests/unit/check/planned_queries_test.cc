#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "check/planned.h"
#include "promql/parse.h"
#include "world/release.h"

using namespace obsgen;

namespace {

constexpr std::string_view kBody = R"(
labels:
  name: {help: name}
metrics:
  - {name: things, type: gauge, help: Things., labels: [name]}
dashboards:
  - {name: all, title: All, rows: [{title: Rest, rest: true}]}
)";

promql::Expr expr_of(std::string_view text) { return *promql::parse(text).value; }

/// The code and message of what is wrong with an annotation of a dashboard and with a rule that
/// both read `text`.
std::string problems(std::string_view text) {
  const auto catalog = test::catalog_of(kBody);
  model::Dashboard dashboard;
  dashboard.annotations.push_back({.expr = expr_of(text)});
  model::RulePlan rules;
  rules.groups.push_back({"all", {model::RecordingRule{.record = "a:b", .expr = expr_of(text)}}});
  std::string told;
  for (const Diagnostic& d :
       check::check_planned(catalog, world::of_release(catalog), {dashboard}, rules).queries)
    told += d.code + ": " + d.message + "\n";
  return told;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(planned_queries)

BOOST_AUTO_TEST_CASE(what_is_there_after_the_scrape_may_be_read) {
  BOOST_TEST(problems("sum(things{name=\"a\", pod=\"p\"}) + ALERTS") == "");
}

BOOST_AUTO_TEST_CASE(a_series_that_is_not_there_is_refused) {
  BOOST_TEST(problems("sum(thing)") ==
             "dashboard/unknown-series: no series 'thing' exists after the scrape\n"
             "alert/unknown-series: no series 'thing' exists after the scrape\n");
}

BOOST_AUTO_TEST_CASE(a_label_that_is_not_there_is_refused) {
  BOOST_TEST(problems("things{nam=\"a\"}") ==
             "dashboard/unknown-label: 'things' has no label 'nam' after the scrape\n"
             "alert/unknown-label: 'things' has no label 'nam' after the scrape\n");
}

BOOST_AUTO_TEST_SUITE_END()
