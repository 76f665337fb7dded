// Small languages inside a catalog: texts with templates, series of tests.

#include <boost/test/unit_test.hpp>

#include "catalog/read/alert_test.h"
#include "catalog/read/go_template.h"

using namespace obsgen;
using namespace obsgen::catalog;

BOOST_AUTO_TEST_SUITE(small_languages)

BOOST_AUTO_TEST_CASE(templates_that_go_takes_are_taken) {
  for (const std::string_view text :
       {"plain", "", "a }} b", "{{ $value }}", "{{- $labels.pod -}}", "{{ printf \"%s }}\" .x }}",
        "{{ `}}` }}", "{{/* a }} comment */}}x", "{{- /* c */ -}}",
        "{{ if true }}a{{ else }}b{{ end }}",
        "{{ range query \"up{job='a'}\" }}{{ with .Labels.pod }}{{ . }}{{ end }}{{ end }}",
        "{{ unknown_function (index .x 1) | other }}", "{{ \"\\\"\" }}", "{{if(true)}}a{{end}}",
        "{{ ')' }}", "{{ define \"x\" }}{{ end }}"})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(check_go_template(text).empty()); }
}

BOOST_AUTO_TEST_CASE(templates_that_go_refuses_are_refused) {
  struct Case {
    std::string_view text, message;
    std::uint32_t begin, end;
  };

  for (const auto& [text, message, begin, end] :
       {Case{"a {{ b", "'{{' without '}}'", 2, 4}, Case{"{{ a {{ b }}", "'{{' without '}}'", 0, 2},
        Case{"{{ \"a }}", "the quoted text has no end", 3, 4},
        Case{"{{/* a }}", "the comment has no end", 0, 2},
        Case{"{{/* a */", "'{{' without '}}'", 0, 2},
        Case{"{{ if a }}b", "the block has no 'end'", 0, 10},
        Case{"x{{ end }}", "'end' without a block", 1, 10},
        Case{"{{ else }}", "'else' without a block", 0, 10},
        Case{"{{ }}", "the action is empty", 0, 5},
        Case{"{{ (a }}", "the parentheses do not match", 0, 8},
        Case{"{{ a) }}", "the parentheses do not match", 0, 8}})
    BOOST_TEST_CONTEXT(text) {
      const auto found = check_go_template(text);
      BOOST_TEST_REQUIRE(found.size() == 1U);
      BOOST_TEST(found.front().message == message);
      BOOST_TEST(found.front().place.span.begin == begin);
      BOOST_TEST(found.front().place.span.end == end);
    }
}

BOOST_AUTO_TEST_CASE(series_are_in_the_notation_of_promtool) {
  for (const std::string_view text :
       {"1", "1 2 3", "0+1x60", "10-2x5", "-1.5+0.5x3", "5x10", "_", "_x3", "stale",
        "1 stale _x5  2", "NaN", "+Inf 1e3", "1+-1x2"})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(is_series_notation(text)); }
  for (const std::string_view text : {"", " ", "x", "1+1", "1x", "1xx", "0+x5", "_5", "_x", "1,2",
                                      "1 2 three", "0+1x99999999", "stale1", "1x2y"})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!is_series_notation(text)); }
}

BOOST_AUTO_TEST_SUITE_END()
