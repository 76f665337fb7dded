#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "plan/rules/template.h"
#include "rules_fixture.h"
#include "template/print.h"

using namespace obsgen;
using namespace obsgen::plan;
using obsgen::plan::test::text_of;

namespace {

const TemplateLabels kLabels{{"controller", "controller"}, {"namespace", "exported_namespace"}};

/// The renamed text, or the problems of it.
std::string rename(const std::string& text) {
  Diagnostics diagnostics;
  const auto renamed = name_labels(text_of(text), kLabels, diagnostics);
  return diagnostics.empty() ? templates::print(renamed)
                             : render_text({{"t", text}}, in_order(diagnostics), Colour::Off);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_template)

BOOST_AUTO_TEST_CASE(labels_are_renamed_wherever_a_template_asks_for_them) {
  struct Case {
    std::string input, expected;
  };

  for (const auto& [input, expected] : {
           Case{"plain", "plain"},
           Case{"$labels.namespace", "$labels.namespace"},
           Case{"{{ $labels.namespace }}", "{{ $labels.exported_namespace }}"},
           Case{"{{$labels.namespace}}/{{- $labels.controller -}}",
                "{{$labels.exported_namespace}}/{{- $labels.controller -}}"},
           Case{"{{- $labels.namespace -}}", "{{- $labels.exported_namespace -}}"},
           Case{"{{ .Labels.namespace }}", "{{ .Labels.exported_namespace }}"},
           Case{"{{ $.Labels.namespace }}", "{{ $.Labels.exported_namespace }}"},
           Case{"{{ index $labels \"namespace\" }}", "{{ index $labels \"exported_namespace\" }}"},
           Case{"{{ index .Labels `namespace` }}", "{{ index .Labels `exported_namespace` }}"},
           Case{"{{ printf \"%s: $labels.namespace }}\" $labels.namespace }}",
                "{{ printf \"%s: $labels.namespace }}\" $labels.exported_namespace }}"},
           Case{"{{ if eq $labels.namespace \"a\\\"b\" }}x{{ else }}y{{ end }}",
                "{{ if eq $labels.exported_namespace \"a\\\"b\" }}x{{ else }}y{{ end }}"},
           Case{"{{ $value | humanizePercentage }} at {{ (print $labels.namespace) | toUpper }}",
                "{{ $value | humanizePercentage }} at {{ (print $labels.exported_namespace) | "
                "toUpper "
                "}}"},
           Case{"{{/* $labels.uid */}}{{ $labels.namespace }}",
                "{{/* $labels.uid */}}{{ $labels.exported_namespace }}"},
           Case{"{{- /* a */ -}}{{ $l := $labels }}{{ $l.namespace }}",
                "{{- /* a */ -}}{{ $l := $labels }}{{ $l.exported_namespace }}"},
           Case{"ü{{ $labels.namespace }}ü\n", "ü{{ $labels.exported_namespace }}ü"},
       })
    BOOST_TEST_CONTEXT(input) { BOOST_TEST(rename(input) == expected); }
}

BOOST_AUTO_TEST_CASE(labels_of_the_samples_of_a_query_are_left_alone) {
  for (const std::string text :
       {"{{ range query \"up\" }}{{ .Labels.uid }}{{ end }}",
        "{{ with query \"up\" }}{{ . | first | value }}{{ end }}",
        "{{ (query \"up\" | first).Labels.uid }}",
        "{{ range $i, $s := query \"up\" }}{{ $s.Labels.uid }}{{ $i }}{{ end }}",
        "{{ query \"up\" | first | label \"namespace\" }}"})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(rename(text) == text); }
  BOOST_TEST(
      rename("{{ with .Labels.namespace }}{{ . }}{{ end }}{{ .Labels.namespace }}") ==
      "{{ with .Labels.exported_namespace }}{{ . }}{{ end }}{{ .Labels.exported_namespace }}");
}

BOOST_AUTO_TEST_CASE(labels_behind_comments_and_in_variables_are_looked_at) {
  for (const std::string text :
       {"{{/* a */}}{{- /* b */ -}}{{ $labels.uid }}",
        "{{ $l := $labels }}{{ with 1 }}{{ $l.uid }}{{ end }}",
        "{{ define \"t\" }}{{ .uid }}{{ end }}{{ template \"t\" $labels }}"})
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(rename(text).find("the alert's signal has no label 'uid'") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(labels_that_the_signal_lacks_are_refused_at_their_bytes) {
  BOOST_TEST(rename("{{ $labels.cluster }} of {{ $labels.exported_namespace }}") ==
             R"(t:1:12: error: the alert's signal has no label 'cluster' [alert/unknown-label]
{{ $labels.cluster }} of {{ $labels.exported_namespace }}
           ^^^^^^^
  note: it has 'controller', 'namespace'
t:1:37: error: the alert's signal has no label 'exported_namespace' [alert/unknown-label]
{{ $labels.cluster }} of {{ $labels.exported_namespace }}
                                    ^^^^^^^^^^^^^^^^^^
  note: it has 'controller', 'namespace'
  help: write 'namespace', as in the catalog; the text follows what it is called after the scrape
)");
}

BOOST_AUTO_TEST_SUITE_END()
