#include <boost/test/unit_test.hpp>

#include "plan/runbooks/text.h"

using namespace obsgen::plan;

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
           Case{"{{ /* why */ }}z", "z", "z"},
           Case{R"({{ "{{" }}literal}})", "{{literal}}", "{{literal}}"},
           Case{R"({{ "}}" }}x)", "}}x", "}}x"},
           Case{"a {{ $labels.open", "a ", "a "},
           Case{"", "", ""},
       })
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(without_actions(text, Placeholder::Bracketed) == bracketed);
      BOOST_TEST(without_actions(text, Placeholder::Shell) == shell);
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
      BOOST_TEST(commands_in(text) == commands, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(labels_are_listed_once_and_sorted) {
  BOOST_TEST(labels_in("{{ $labels.b }} {{ $value }} {{ $labels.a }} {{ $labels.b }}") ==
                 (Words{"a", "b"}),
             boost::test_tools::per_element());
  BOOST_TEST(labels_in("none").empty());
}

BOOST_AUTO_TEST_SUITE_END()
