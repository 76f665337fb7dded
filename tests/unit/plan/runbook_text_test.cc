#include <boost/test/unit_test.hpp>

#include "plan/runbooks/text.h"
#include "rules_fixture.h"

using namespace obsgen::plan;
using obsgen::plan::test::text_of;

namespace {

using Words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(runbook_text)

BOOST_AUTO_TEST_CASE(placeholders_stand_for_what_an_alert_says) {
  struct Case {
    std::string text, bracketed, shell;
  };

  for (const auto& [text, bracketed, shell] : {
           Case{"nothing here", "nothing here", "nothing here"},
           Case{"{{ $labels.pod }} is at {{ $value | humanize }}.", "<pod> is at <value>.",
                "$pod is at $value."},
           Case{"{{$labels.a}}{{.Labels.b}}", "<a><b>", "$a$b"},
           Case{R"({{ index $labels "c" }})", "<c>", "$c"},
           Case{"{{ with $labels.a }}x{{ else }}y{{ end }}", "xy", "xy"},
           Case{"{{/* why */}}z", "z", "z"},
           Case{"a {{- $labels.b -}} c", "a<b>c", "a$bc"},
           Case{"{{ $v := $value }}{{ $v }}", "<value>", "$value"},
           Case{R"({{ define "t" }}x{{ end }}{{ template "t" }}{{ block "b" . }}y{{ end }})",
                "<value>y", "$valuey"},
           Case{R"({{ query "up" | first | label "pod" }})", "<pod>", "$pod"},
           Case{R"({{ "{{" }}literal}})", "{{literal}}", "{{literal}}"},
           Case{R"({{ "}}" }}x)", "}}x", "}}x"},
           Case{"", "", ""},
       })
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(without_actions(text_of(text), Placeholder::Bracketed) == bracketed);
      BOOST_TEST(without_actions(text_of(text), Placeholder::Shell) == shell);
    }
}

BOOST_AUTO_TEST_CASE(commands_are_taken_out_of_parentheses) {
  struct Case {
    std::string text;
    Words commands;
  };

  for (const auto& [text, commands] : {
           Case{"Look (kubectl get pods) there.", {"kubectl get pods"}},
           Case{"(kubectl get a,b; kubectl describe c)", {"kubectl get a,b", "kubectl describe c"}},
           Case{"(kubectl logs x, look for \"(error)\")", {"kubectl logs x"}},
           Case{"(kubectl get x -o jsonpath='{.a(b)}') and (see kubectl get y)",
                {"kubectl get x -o jsonpath='{.a(b)}'"}},
           Case{"kubectl get pods", {}},
           Case{"(kubectl get pods", {"kubectl get pods"}},
           Case{"", {}},
       })
    BOOST_TEST_CONTEXT(text) {
      Words found;
      for (const auto& command : commands_in(text_of(text)))
        found.push_back(command.text);
      BOOST_TEST(found == commands, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(labels_of_a_command_are_its_variables) {
  const auto commands =
      commands_in(text_of("{{ $labels.a }} (kubectl -n {{ $labels.b }} get {{ $labels.c }}; "
                          "kubectl get {{ $value }})"));
  BOOST_TEST_REQUIRE(commands.size() == 2U);
  BOOST_TEST(commands[0].text == "kubectl -n $b get $c");
  BOOST_TEST(commands[0].variables == (Words{"b", "c"}), boost::test_tools::per_element());
  BOOST_TEST(commands[1].text == "kubectl get $value");
  BOOST_TEST(commands[1].variables.empty());
}

BOOST_AUTO_TEST_SUITE_END()
