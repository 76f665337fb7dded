#include "check/page.h"

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "catalog_text.h"
#include "exposition/read.h"

using namespace obsgen;

namespace {

constexpr std::string_view kBody = R"(
labels:
  state: {help: state, values: ["", Ready, Broken]}
  code: {help: code}
metrics:
  - {name: things, type: gauge, help: Things., labels: [state]}
  - {name: calls_total, type: counter, help: Calls., labels: [code]}
  - {name: wait_seconds, type: histogram, unit: seconds, help: Wait., buckets: [1, 2]}
  - {name: pause_seconds, type: summary, unit: seconds, help: Pauses., quantiles: [0.5, 1]}
  - {name: led, type: gauge, help: Only of the leader., presence: [leader]}
)";

constexpr std::string_view kPage = R"(# TYPE things gauge
things{state="Ready"} 1
things{state=""} 1
# TYPE calls_total counter
calls_total{code="200"} 7
# TYPE wait_seconds histogram
wait_seconds_bucket{le="1"} 1
wait_seconds_bucket{le="2"} 1
wait_seconds_bucket{le="+Inf"} 1
wait_seconds_sum 0.5
wait_seconds_count 1
# TYPE pause_seconds summary
pause_seconds{quantile="0.5"} 1
pause_seconds{quantile="1"} 2
pause_seconds_sum 3
pause_seconds_count 2
# TYPE led gauge
led 1
)";

using Role = check::PageContext::Role;

/// The problems of the page after replacing `from` by `to` in it.
std::string problems(std::string_view from, std::string_view to, Role role = Role::Leader) {
  std::string text{kPage};
  const auto at = text.find(from);
  BOOST_TEST_REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const auto page = exposition::read_exposition(text);
  BOOST_TEST_REQUIRE(page.ok());
  std::string out;
  for (const auto& d :
       check::check_page(test::catalog_of(kBody), exposition::summarise(*page.value),
                         {.file = kNoFile, .role = role})) {
    out += d.message + " [" + d.code + "]" + (d.help.empty() ? "" : "; " + d.help) + "\n";
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(page)

BOOST_AUTO_TEST_CASE(a_page_that_agrees_has_no_problems) {
  BOOST_TEST(problems("things", "things") == "");
  BOOST_TEST(problems("# TYPE led gauge\nled 1\n", "", Role::Standby) == "");
}

BOOST_AUTO_TEST_CASE(each_difference_is_named) {
  struct Case {
    std::string_view from, to, expected;
  };

  for (const auto& [from, to, expected] :
       {Case{"# TYPE led gauge\nled 1\n", "",
             "'led' is not exposed, although it waits for nothing [live/missing-metric]\n"},
        Case{"# TYPE led gauge\nled 1\n", "# TYPE led gauge\nled 1\n# TYPE lead gauge\nlead 1\n",
             "gauge 'lead' is exposed, but not in the catalog of this release "
             "[live/undocumented-metric]\n"},
        Case{"# TYPE led gauge", "# TYPE led counter",
             "'led' is exposed as a counter, not as a gauge [live/type]\n"},
        Case{"{code=\"200\"}", "{code=\"200\",host=\"h\"}",
             "1 series of 'calls_total' have the labels code, host, not code [live/labels]\n"},
        Case{"{code=\"200\"}", "",
             "1 series of 'calls_total' have the labels none, not code [live/labels]\n"},
        Case{"state=\"Ready\"", "state=\"Raedy\"",
             "'state' of 'things' is exposed with the value 'Raedy' [live/label-value]; nearest "
             "declared value: 'Ready'\n"},
        Case{"le=\"2\"", "le=\"3\"",
             "'wait_seconds' has buckets at 1, 3, not at 1, 2 [live/buckets]\n"},
        Case{"quantile=\"0.5\"", "quantile=\"0.9\"",
             "'pause_seconds' has the quantiles 0.9, 1, not 0.5, 1 [live/quantiles]\n"}})
    BOOST_TEST_CONTEXT(to) { BOOST_TEST(problems(from, to) == expected); }
}

BOOST_AUTO_TEST_CASE(a_label_that_may_be_absent_may_be_missing) {
  BOOST_TEST(problems("things{state=\"\"} 1", "things 1") == "");
}

BOOST_AUTO_TEST_SUITE_END()
