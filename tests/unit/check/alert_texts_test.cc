#include "check/alert_texts.h"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "check/stray_braces.h"
#include "check/twin_alerts.h"
#include "plan/queries.h"
#include "plan/rules.h"
#include "told.h"

using namespace obsgen;

namespace {

constexpr std::string_view kBody = R"(
labels:
  name: {help: name}
  state: {help: state, values: ["", ready, failed]}
metrics:
  - {name: depth, type: gauge, help: Depth., labels: [name, state]}
signals:
  deep: {help: Depth., expr: 'max by (name, state, pod) (depth)'}
dashboards:
  - {name: all, title: All, rows: [{title: Rest, rest: true}]}
)";

/// A catalog with an alert of which `keys` are the further ones.
std::string body_with(std::string_view keys) {
  return std::string{kBody} + "alerts:\n  - name: A\n    signal: deep\n    above: 5\n" +
         std::string{keys} + "\n";
}

model::RulePlan rules_of(plan::Queries& queries) {
  Diagnostics planning;
  auto rules = plan::plan_rules(queries, {}, planning);
  BOOST_TEST_REQUIRE(planning.empty());
  return rules;
}

std::string problems_of(const std::string& body) {
  constexpr std::string_view kScrape = "honor_labels: false";
  const auto catalog = test::catalog_of(body, kScrape);
  plan::Queries queries{catalog};
  const auto rules = rules_of(queries);
  return test::told(body, check::check_alert_texts(catalog, queries.world(), rules), kScrape);
}

/// What is wrong with an alert of that description.
std::string expanding(std::string_view text) {
  return problems_of(body_with("    summary: S.\n    description: |\n      " + std::string{text}));
}

/// What is wrong with an alert that has a label of that text.
std::string labelled(std::string_view text) {
  return problems_of(body_with("    labels: {extra: '" + std::string{text} +
                               "'}\n    summary: S.\n    description: D."));
}

/// What is written and not filled in, in a description.
std::string stray(std::string_view text) {
  const auto body = body_with("    summary: S.\n    description: |\n      " + std::string{text});
  return test::told(body, check::check_stray_braces(test::catalog_of(body)));
}

constexpr std::string_view kInstead =
    "  people would read '<error expanding template: …>' in place of all of it\n";
constexpr std::string_view kVerb =
    "  the value is a float ('%.0f', '%.2f'), labels are texts ('%s')\n";
constexpr std::string_view kUnstable =
    "  an alert is known by its labels: it would begin anew and its 'for' would never pass; show "
    "the value in 'description'\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(alert_texts)

BOOST_AUTO_TEST_CASE(a_text_that_fails_with_all_labels_and_values_is_refused) {
  const std::string fails = " alert/template-fails: the text fails whenever the alert is active: ";
  BOOST_TEST(expanding("{{ printf $value }}") ==
             "$value" + fails + "wrong type for value; expected string; got float64\n" +
                 std::string{kInstead});
  BOOST_TEST(expanding("{{ humanizeDuration $labels.pod }}") ==
             "humanizeDuration" + fails +
                 "error calling humanizeDuration: strconv.ParseFloat: parsing \"w-0\": invalid "
                 "syntax\n" +
                 std::string{kInstead});
  BOOST_TEST(expanding("{{ if gt $value 5 }}many{{ end }}") ==
             "gt" + fails +
                 "error calling gt: incompatible types for comparison: float64 and int\n" +
                 std::string{kInstead});
  BOOST_TEST(expanding("{{ reReplaceAll \"[\" \"\" $labels.name }}") ==
             "reReplaceAll" + fails +
                 "error calling reReplaceAll: '[' is not a regular expression: missing ]: [\n" +
                 std::string{kInstead});
  BOOST_TEST(expanding("{{ humanize $labels.state }}") ==
             "humanize" + fails +
                 "error calling humanize: strconv.ParseFloat: parsing \"ready\": invalid syntax\n" +
                 std::string{kInstead});
  for (const std::string_view fine :
       {"{{ printf \"%.1f\" $value }}", "{{ humanizeDuration $labels.name }}",
        "{{ if gt $value 5.0 }}many{{ end }}", "{{ reReplaceAll \"[a-z]\" \"\" $labels.name }}",
        "{{ query \"sum(depth)\" | first | value | humanize }}", "{{ title $labels.name }}",
        "{{ match $labels.name \"x\" }}"})
    BOOST_TEST_CONTEXT(fine) { BOOST_TEST(expanding(fine) == ""); }
}

BOOST_AUTO_TEST_CASE(a_text_that_shows_what_printf_says_of_a_wrong_verb_is_refused) {
  const auto slip = [](std::string_view at, std::string_view shown) {
    return std::string{at} + " alert/template-fails: people would read '" + std::string{shown} +
           "': the verb of 'printf' does not fit\n" + std::string{kVerb};
  };
  BOOST_TEST(expanding("{{ printf \"%d\" $value }}") == slip("printf", "%!d(float64=1)"));
  BOOST_TEST(expanding("{{ $value | printf \"%s pods\" }}") == slip("printf", "%!s(float64=1)"));
  BOOST_TEST(expanding("{{ printf \"%.2f\" $labels.name }}") == slip("printf", "%!f(string=x)"));
  BOOST_TEST(expanding("{{ printf \"%s %s\" $labels.name }}") == slip("printf", "%!s(MISSING)"));
  for (const std::string_view fine :
       {"{{ printf \"%v\" $value }}", "{{ printf \"%s %%\" $labels.name }}",
        "100%! {{ printf \"%.0f\" $value }}",
        "{{ if gt $value 100.0 }}{{ printf \"%d\" $value }}{{ end }}"})
    BOOST_TEST_CONTEXT(fine) { BOOST_TEST(expanding(fine) == ""); }
}

BOOST_AUTO_TEST_CASE(a_label_that_shows_the_value_or_the_time_is_refused) {
  const auto message =
      std::string{" alert/value-in-label: the label 'extra' is another one at each evaluation\n"} +
      std::string{kUnstable};
  BOOST_TEST(labelled("{{ $value }}") == "$value" + message);
  BOOST_TEST(labelled("v{{ .Value | humanize }}") == ".Value" + message);
  BOOST_TEST(labelled("{{ now }}") == "now" + message);
  BOOST_TEST(labelled("{{ query \"sum(depth)\" | first | value }}") == "query" + message);
  for (const std::string_view fine :
       {"{{ $labels.name }}", "{{ if gt $value 100.0 }}many{{ else }}some{{ end }}",
        "{{ query \"depth\" | first | label \"name\" }}", "team"})
    BOOST_TEST_CONTEXT(fine) { BOOST_TEST(labelled(fine) == ""); }
}

BOOST_AUTO_TEST_CASE(what_looks_like_an_action_and_is_none_is_told) {
  const auto told = [](std::string_view at, std::string_view message, std::string_view help) {
    return std::string{at} + " alert/stray-brace: " + std::string{message} + "\n  " +
           std::string{help} + "\n";
  };
  BOOST_TEST(stray("{ $value } are left") == told("{ $value }",
                                                  "'$value' in single braces is shown as it is",
                                                  "write '{{ $value }}'"));
  BOOST_TEST(stray("{$labels.name}} is bad") ==
             told("{$labels.name}", "'$labels.name' in single braces is shown as it is",
                  "write '{{ $labels.name }}'"));
  BOOST_TEST(
      stray("$labels.name has $value, 100$") ==
      told("$labels.name", "'$labels.name' outside of braces is shown as it is",
           "write '{{ $labels.name }}'") +
          told("$value", "'$value' outside of braces is shown as it is", "write '{{ $value }}'"));
  BOOST_TEST(stray("of {{ $labels.name }} }} and {{- $value -}} }}") ==
             told("}}", "'}}' closes what nothing opens, and is shown as it is",
                  "actions begin with '{{'") +
                 told("}}", "'}}' closes what nothing opens, and is shown as it is",
                      "actions begin with '{{'"));
  BOOST_TEST(stray("kubectl get pods -l {selectr}") ==
             told("{selectr}", "'{selectr}' is nothing that is filled in, and is shown as it is",
                  "did you mean '{selector}'?"));
}

BOOST_AUTO_TEST_CASE(what_is_likely_a_slip_is_a_warning) {
  for (const auto& [text, message] : std::initializer_list<std::pair<const char*, const char*>>{
           {"see $cluster",
            "$cluster alert/stray-brace: '$cluster' looks like a variable of a dashboard, and is "
            "shown as it is\n  alerts have no such variables\n"},
           {"in ${namespace}",
            "${namespace} alert/stray-brace: '${namespace}' looks like a variable of a dashboard, "
            "and is shown as it is\n  write '{{ $labels.namespace }}'\n"},
           {"of {name}",
            "{name} alert/stray-brace: '{name}' looks like a label, and is shown as it is\n  write "
            "'{{ $labels.name }}'\n"}}) {
    BOOST_TEST(stray(text) == message);
    const auto body = body_with("    summary: S.\n    description: |\n      " + std::string{text});
    const auto problems = check::check_stray_braces(test::catalog_of(body));
    BOOST_TEST((problems.at(0).severity == Severity::Warning));
  }
}

BOOST_AUTO_TEST_CASE(braces_and_dollars_of_other_languages_are_left_alone) {
  for (const std::string_view fine :
       {"kubectl get pods -l {selector} of {operator}", "{{ $labels.name }} has {{ $value }}",
        "kubectl get -o jsonpath='{.items[*].metadata.name}'", "POST {\"a\":{\"b\":1}}",
        "sum(rate(x{code=\"500\"}[5m]))", "costs 5$, $HOME, ${HOME}, $1",
        "{{ \"{{\" }} and {{ \"}}\" }}", "{a,b} {} { }", "$values of ${value_of}"})
    BOOST_TEST_CONTEXT(fine) { BOOST_TEST(stray(fine) == ""); }
}

BOOST_AUTO_TEST_CASE(alerts_that_always_fire_together_are_told) {
  const auto twins = [](std::string_view more) {
    const auto body = body_with("    for: 5m\n    summary: S.\n    description: D.") +
                      "  - {name: B, summary: T., description: E., " + std::string{more} + "}\n";
    const auto catalog = test::catalog_of(body);
    plan::Queries queries{catalog};
    return test::told(body, check::check_twin_alerts(rules_of(queries)));
  };
  BOOST_TEST(twins("signal: deep, above: 5, for: 5m") ==
             "B alert/duplicate: 'B' fires exactly when 'A' does\n"
             "  the same condition, 'for' and labels are here\n"
             "  one of them is enough\n");
  BOOST_TEST(twins("signal: deep, above: 5.0, for: 300s") ==
             "B alert/duplicate: 'B' fires exactly when 'A' does\n"
             "  the same condition, 'for' and labels are here\n"
             "  one of them is enough\n");
  BOOST_TEST(twins("signal: deep, above: 5, for: 5m, severity: warning, keep_firing_for: 0s") ==
             "B alert/duplicate: 'B' fires exactly when 'A' does\n"
             "  the same condition, 'for' and labels are here\n"
             "  one of them is enough\n");
  for (const std::string_view fine :
       {"signal: deep, above: 6, for: 5m", "signal: deep, above: 5, for: 10m",
        "signal: deep, above: 5, for: 5m, severity: critical",
        "signal: deep, above: 5, for: 5m, labels: {team: a}",
        "signal: deep, above: 5, for: 5m, keep_firing_for: 5m"})
    BOOST_TEST_CONTEXT(fine) { BOOST_TEST(twins(fine) == ""); }
}

BOOST_AUTO_TEST_SUITE_END()
