// Matchers of labels whose values a catalog knows, in one of its two releases.

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "catalog_text.h"
#include "check/catalog_expressions.h"
#include "plan/release.h"
#include "world/release.h"

using namespace obsgen;

namespace {

constexpr std::string_view kLabels = R"(
components:
  "2.0": {}
  "1.0": {}
labels:
  zone: {help: zone}
  phase: {help: phase, values: [Ready, Broken, {value: Paused, since: "2.0"}, {value: Lost, until: "2.0"}, ""]}
  colour: {help: colour, values: [red, blue]}
metrics:
  - {name: things, type: gauge, help: Things., labels: [zone, phase, colour]}
  - name: wait_seconds
    type: histogram
    help: Wait.
    buckets: [{bounds: [0.5, 20, 1000000], since: "2.0"}, {bounds: [0.25, 20], until: "2.0"}]
  - {name: some_seconds, type: histogram, help: Bounds unknown.}
  - {name: rpc_seconds, type: summary, help: Calls., quantiles: [0.5, 1]}
  - {name: any_seconds, type: summary, help: Quantiles unknown.}
signals:
  s: )";

/// `severity+width of the place: message [code]; note: …; help: …` for each problem of the signal.
std::string problems(const std::string& signal) {
  std::string body{kLabels};
  body.append(signal).append("\n");
  Diagnostics found;
  const auto release = plan::select_release(test::catalog_of(body), std::nullopt, found);
  append(found, check::check_catalog_expressions(release, world::of_release(release)));
  std::string text;
  for (const Diagnostic& d : in_order(std::move(found))) {
    text += fmt::format("{}+{}: {} [{}]", to_string(d.severity), d.place.span.size(), d.message,
                        d.code);
    for (const Note& note : d.notes)
      text += fmt::format("; note: {}", note.message);
    if (!d.help.empty()) text += fmt::format("; help: {}", d.help);
    text += '\n';
  }
  return text;
}

std::string of_expression(const std::string& expr) { return problems("{expr: '" + expr + "'}"); }

const std::string kPhases = "; note: its values are 'Ready', 'Broken', 'Paused', ''";
const std::string kBounds = "; note: its bounds are 0.5, 20, 1000000 and +Inf";
const std::string kOther =
    "; help: another release has it: give the signal the same since or until as the value";

}  // namespace

BOOST_AUTO_TEST_SUITE(closed_sets)

BOOST_AUTO_TEST_CASE(matchers_that_select_some_values_and_not_others_are_clean) {
  for (const std::string expr : {R"(things{phase="Ready"})",
                                 R"(things{phase=""})",
                                 R"(things{phase!=""})",
                                 R"(things{colour!=""})",
                                 R"(things{phase=~"|Ready"})",
                                 R"(things{colour=~"|red"})",
                                 R"(things{colour=~".*"})",
                                 R"(things{colour=~".+"})",
                                 R"x(things{phase=~"(?:Ready|Br.*)"})x",
                                 R"(things{phase=~"(?i)ready|gone"})",
                                 R"(things{phase=~"Ready|Lost"})",
                                 R"(things{phase!="Lost"})",
                                 R"(things{phase!~"Lost|Ready"})",
                                 R"(things{zone="anything"})",
                                 R"(things{zone=~"a|b", zone!="a"})",
                                 R"(things{phase=~"Ready|Broken", phase!="Broken"})",
                                 R"(things{zone="a", zone=~"a|b"})",
                                 R"(things{colour=~"[r|x]ed"})",
                                 R"(rate(wait_seconds_bucket{le="20"}[5m]))",
                                 R"(rate(wait_seconds_bucket{le="20.0"}[5m]))",
                                 R"(rate(wait_seconds_bucket{le="+Inf"}[5m]))",
                                 R"(rate(wait_seconds_bucket{le=~"20(\\.0)?|0\\.5"}[5m]))",
                                 R"(rate(wait_seconds_bucket{le=~"1e\\+06|1000000"}[5m]))",
                                 R"(rate(wait_seconds_bucket{le!="+Inf"}[5m]))",
                                 R"(rate(wait_seconds_bucket{le=~"0\\.25|0\\.5"}[5m]))",
                                 R"(rate(some_seconds_bucket{le="7"}[5m]))",
                                 R"(rpc_seconds{quantile="0.5"})",
                                 R"(rpc_seconds{quantile="1.0"})",
                                 R"(rpc_seconds{quantile=~"0\\.5|1"})",
                                 R"(any_seconds{quantile="0.95"})",
                                 R"(rate(rpc_seconds_sum[5m]))"})
    BOOST_TEST_CONTEXT(expr) { BOOST_TEST(of_expression(expr) == ""); }
}

BOOST_AUTO_TEST_CASE(a_matcher_has_to_select_a_value) {
  struct Case {
    std::string expr, expected;
  };

  for (const auto& [expr, expected] :
       {Case{R"(things{phase="Raedy"})",
             "error+7: label 'phase' never is 'Raedy' "
             "[promql/unknown-value]" +
                 kPhases + "; help: did you mean 'Ready'?\n"},
        Case{R"(things{phase=~"Raedy|Borken"})",
             "error+14: no value of label 'phase' matches "
             "'Raedy|Borken' [promql/unknown-value]" +
                 kPhases + "\n"},
        Case{R"(things{phase="Lost"})",
             "error+6: label 'phase' never is 'Lost' [promql/unknown-value]" + kPhases + kOther +
                 "\n"},
        Case{R"(rate(wait_seconds_bucket{le="30"}[5m]))",
             "error+4: 'wait_seconds' has no bucket with the upper bound '30' "
             "[promql/unknown-bound]" +
                 kBounds + "\n"},
        Case{R"(rate(wait_seconds_bucket{le="0.25"}[5m]))",
             "error+6: 'wait_seconds' has no bucket with the upper bound '0.25' "
             "[promql/unknown-bound]" +
                 kBounds + kOther + "\n"},
        Case{R"(rate(wait_seconds_bucket{le=~"30|1"}[5m]))",
             "error+6: no upper bound of 'wait_seconds' matches '30|1' [promql/unknown-bound]" +
                 kBounds + "\n"},
        Case{R"(rpc_seconds{quantile="0.95"})",
             "error+6: 'rpc_seconds' does not expose the quantile '0.95' "
             "[promql/unknown-quantile]; note: it exposes 0.5, 1\n"},
        Case{R"(rpc_seconds{quantile=~"0.9.*"})",
             "error+7: no quantile of 'rpc_seconds' matches '0.9.*' [promql/unknown-quantile]; "
             "note: it exposes 0.5, 1\n"},
        Case{R"(rpc_seconds{quantile=""})",
             "error+2: 'rpc_seconds' does not expose the quantile '' [promql/unknown-quantile]; "
             "note: it exposes 0.5, 1\n"}})
    BOOST_TEST_CONTEXT(expr) { BOOST_TEST(of_expression(expr) == expected); }
}

BOOST_AUTO_TEST_CASE(each_alternative_has_to_match_a_value) {
  struct Case {
    std::string expr, expected;
  };

  const std::string colours = "; note: its values are 'red', 'blue'";
  for (const auto& [expr, expected] :
       {Case{R"(things{phase=~"Ready|Borken"})",
             "warning+6: no value of label 'phase' matches the alternative 'Borken' "
             "[promql/dead-alternative]" +
                 kPhases + "; help: did you mean 'Broken'?\n"},
        Case{R"x(things{colour!~"(red|bleu)"})x",
             "warning+4: no value of label 'colour' matches the alternative 'bleu' "
             "[promql/dead-alternative]" +
                 colours + "; help: did you mean 'blue'?\n"},
        Case{R"(rate(wait_seconds_bucket{le=~"20|30\\.0"}[5m]))",
             "warning+11: no upper bound of 'wait_seconds' matches the alternative '30\\.0' "
             "[promql/dead-alternative]" +
                 kBounds + "\n"}})
    BOOST_TEST_CONTEXT(expr) { BOOST_TEST(of_expression(expr) == expected); }
}

BOOST_AUTO_TEST_CASE(a_negated_matcher_has_to_exclude_a_value) {
  struct Case {
    std::string expr, expected;
  };

  for (const auto& [expr, expected] :
       {Case{R"(things{phase!="Borken"})",
             "warning+8: label 'phase' never is 'Borken', so the matcher excludes nothing "
             "[promql/excludes-nothing]" +
                 kPhases + "; help: did you mean 'Broken'?\n"},
        Case{R"(things{phase!~"Gone|Borken"})",
             "warning+13: no value of label 'phase' matches 'Gone|Borken', so the matcher excludes "
             "nothing [promql/excludes-nothing]" +
                 kPhases + "\n"},
        Case{
            R"(rpc_seconds{quantile!="0.99"})",
            "warning+6: 'rpc_seconds' does not expose the quantile '0.99', so the matcher excludes "
            "nothing [promql/excludes-nothing]; note: it exposes 0.5, 1\n"}})
    BOOST_TEST_CONTEXT(expr) { BOOST_TEST(of_expression(expr) == expected); }
}

BOOST_AUTO_TEST_CASE(matchers_of_one_label_have_to_leave_a_value) {
  struct Case {
    std::string expr, expected;
  };

  const auto told = [](std::size_t width, const std::string& label) {
    return fmt::format(
        "error+{}: no value of label '{}' passes all its matchers [promql/nothing-left]; note: it "
        "is matched here too; help: one '=~' with alternatives selects several values\n",
        width, label);
  };
  for (const auto& [expr, expected] :
       {Case{R"(things{zone="a", zone="b"})", told(8, "zone")},
        Case{R"(things{zone="a", zone!~"a|b"})", told(11, "zone")},
        Case{R"(things{colour!="red", colour!="blue"})", told(14, "colour")},
        Case{R"(things{phase=~"Ready|Broken", phase=~"P.*"})", told(12, "phase")}})
    BOOST_TEST_CONTEXT(expr) { BOOST_TEST(of_expression(expr) == expected); }
}

BOOST_AUTO_TEST_CASE(a_share_needs_a_bucket_that_ends_at_its_bound) {
  BOOST_TEST(problems("{share_below: {of: wait_seconds, bound: 30}}") ==
             "error+2: 'wait_seconds' has no bucket with the upper bound '30' "
             "[promql/unknown-bound]" +
                 kBounds + "\n");
  BOOST_TEST(problems("{share_below: {of: wait_seconds, bound: 0.25}}") ==
             "error+4: 'wait_seconds' has no bucket with the upper bound '0.25' "
             "[promql/unknown-bound]" +
                 kBounds + kOther + "\n");
  BOOST_TEST(problems("{share_below: {of: wait_seconds, bound: 1e7}}") ==
             "error+3: 'wait_seconds' has no bucket with the upper bound '10000000' "
             "[promql/unknown-bound]" +
                 kBounds + "\n");
  for (const std::string good :
       {"{share_below: {of: wait_seconds, bound: 20}}",
        "{share_below: {of: wait_seconds, bound: 20.0}}",
        "{share_below: {of: wait_seconds, bound: 1e6}}",
        "{share_below: {of: some_seconds, bound: 3}}", "{quantile: {of: wait_seconds, q: 0.3}}"})
    BOOST_TEST_CONTEXT(good) { BOOST_TEST(problems(good) == ""); }
}

BOOST_AUTO_TEST_SUITE_END()
