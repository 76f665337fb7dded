#include "template/uses.h"

#include <string>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "read.h"

using namespace obsgen;
using namespace obsgen::templates;

namespace {

/// `job@4 i@20(sample)`: names, where they begin, and whose they are.
std::string shown_labels(std::string_view text) {
  std::string out;
  for (const LabelUse& use : uses(test::read(text)).labels) {
    BOOST_TEST(text.substr(use.span.begin, use.span.size()) == use.name);
    out += fmt::format("{}{}@{}{}", out.empty() ? "" : " ", use.name, use.span.begin,
                       use.owner == LabelOwner::Sample ? "(sample)" : "");
  }
  return out;
}

std::string shown_values(std::string_view text) {
  std::string out;
  for (const Span span : value_uses(test::read(text)))
    out += fmt::format("{}{}", out.empty() ? "" : " ", text.substr(span.begin, span.size()));
  return out;
}

struct Case {
  std::string_view text{}, expected{};
};

}  // namespace

BOOST_AUTO_TEST_CASE(labels_of_the_alert_and_of_samples_are_found) {
  for (
      const auto& [text, expected] : {
          Case{"{{ $labels.job }}{{ .Labels.a }}{{ $.Labels.b }}", "job@11 a@28 b@44"},
          Case{"{{/* c */}}{{- /* d */ -}}{{ $labels.job }}", "job@37"},
          Case{R"({{ index $labels "a" }}{{ index .Labels `b` }})", "a@18 b@41"},
          Case{"{{ $l := $labels }}{{ $l.job }}", "job@25"},
          Case{"{{ $d := . }}{{ with 1 }}{{ $d.Labels.job }}{{ .Labels.x }}{{ end }}", "job@38"},
          Case{"{{ with $labels }}{{ .job }}{{ $.Labels.x }}{{ end }}", "job@22 x@40"},
          Case{"{{ with .Labels.x }}{{ .Labels.y }}{{ else }}{{ .Labels.z }}{{ end }}",
               "x@16 z@56"},
          Case{"{{ if .Labels.x }}{{ .Labels.y }}{{ else if $labels.z }}{{ end }}",
               "x@14 y@29 z@52"},
          Case{"{{ (.Labels).a }}{{ ($labels).b }}{{ (or $labels .Labels).c }}", "a@13 b@30 c@58"},
          Case{R"({{ query "up" | first | label "i" }})", "i@31(sample)"},
          Case{R"({{ label "i" (query "up" | first) }})", "i@10(sample)"},
          Case{R"({{ range query "up" | sortByLabel "i" }}{{ .Labels.j }}{{ end }})",
               "i@35(sample) j@51(sample)"},
          Case{R"({{ range $i, $s := query "up" }}{{ $s.Labels.j }}{{ $i.Labels.k }}{{ end }})",
               "j@45(sample)"},
          Case{
              R"({{ with query "up" }}{{ (. | first).Labels.i }}{{ (index . 0).Labels.j }}{{ end }})",
              "i@43(sample) j@69(sample)"},
          Case{
              R"({{ $x := $labels }}{{ if 1 }}{{ $x = query "up" | first }}{{ end }}{{ label "a" $x }})",
              "a@77(sample)"},
          Case{R"({{ define "t" }}{{ .Labels.a }}{{ $.b }}{{ end }}{{ template "t" . }})", "a@27"},
          Case{R"({{ define "t" }}{{ .a }}{{ template "t" . }}{{ end }}{{ template "t" $labels }})",
               "a@20"},
          Case{R"({{ if 1 }}{{ block "b" $labels }}{{ .a }}{{ end }}{{ end }})", "a@37"},
          Case{R"({{ $labels }}{{ $labels.job.x }}{{ .job }}{{ index $labels $value }})", "job@24"},
          Case{"{{ $externalLabels.cluster }}{{ (print 1).Labels.a }}", ""},
      })
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(shown_labels(text) == expected); }
}

BOOST_AUTO_TEST_CASE(labels_of_the_alert_leave_those_of_samples_out) {
  const auto labels =
      label_uses(test::read(R"({{ $labels.job }}{{ query "up" | first | label "i" }})"));
  BOOST_TEST_REQUIRE(labels.size() == 1U);
  BOOST_TEST(labels.front().name == "job");
}

BOOST_AUTO_TEST_CASE(the_value_of_the_alert_is_found) {
  for (const auto& [text, expected] : {
           Case{"{{ $value | humanize }} {{ printf \"%f\" .Value }}", "$value .Value"},
           Case{"{{ $v := $value }}{{ with 1 }}{{ $v }}{{ .Value }}{{ $.Value }}{{ end }}",
                "$value $v $.Value"},
           Case{"{{ $labels.Value }}{{ ($value) }}", "($value) $value"},
       })
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(shown_values(text) == expected); }
}

BOOST_AUTO_TEST_CASE(functions_are_listed_in_the_order_of_the_text) {
  const std::string_view text = "{{ $value | humanize }}{{ if eq (len .x) 1 }}{{ end }}";
  std::string out;
  for (const Name& name : function_uses(test::read(text))) {
    BOOST_TEST(text.substr(name.span.begin, name.span.size()) == name.text);
    out += name.text + " ";
  }
  BOOST_TEST(out == "humanize eq len ");
}
