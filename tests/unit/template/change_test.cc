#include "template/change.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "read.h"
#include "template/print.h"

using namespace obsgen;
using namespace obsgen::templates;

namespace {

struct Case {
  std::string_view text{}, expected{};
};

std::string exported(const LabelUse& use) {
  return use.owner == LabelOwner::Sample ? "sample_" + use.name : "exported_" + use.name;
}

}  // namespace

BOOST_AUTO_TEST_CASE(labels_are_renamed_where_they_stand_and_nothing_else_changes) {
  for (const auto& [text, expected] : {
           Case{"a {{-  $labels.job|print -}} b", "a {{-  $labels.exported_job|print -}} b"},
           Case{"{{ .Labels.job.x }} job {{ .job }}",
                "{{ .Labels.exported_job.x }} job {{ .job }}"},
           Case{R"({{ index $labels "job" }}{{ index $labels `job` }})",
                R"({{ index $labels "exported_job" }}{{ index $labels `exported_job` }})"},
           Case{R"({{ index $labels "\u006aob" }})", R"({{ index $labels "exported_job" }})"},
           Case{"{{/* $labels.job */}}{{ $l := .Labels }}{{ ($l).job }}{{ (index ($l) \"a\") }}",
                "{{/* $labels.job */}}{{ $l := .Labels }}{{ ($l).exported_job }}"
                "{{ (index ($l) \"exported_a\") }}"},
           Case{R"({{ query "up" | first | label "i" }}{{ (query "up" | first).Labels.i }})",
                R"({{ query "up" | first | label "sample_i" }})"
                R"({{ (query "up" | first).Labels.sample_i }})"},
       })
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(print(rename_labels(test::read(text), exported)) == expected);
    }
}

BOOST_AUTO_TEST_CASE(places_stay_those_of_the_text_that_was_read) {
  const auto renamed = rename_labels(test::read("{{ $labels.a }}{{ $labels.b }}"), exported);
  const auto labels = label_uses(renamed);
  BOOST_TEST_REQUIRE(labels.size() == 2U);
  BOOST_TEST(labels[1].name == "exported_b");
  BOOST_TEST(labels[1].span.begin == 26U);
  BOOST_TEST(labels[1].span.end == 27U);
}

BOOST_AUTO_TEST_CASE(texts_and_text_constants_are_changed) {
  const auto change = [](std::string_view text) {
    return text.find("{who}") == std::string_view::npos ? std::string{text} : "a\"b";
  };
  BOOST_TEST(print(map_texts(test::read("{who}{{ print \"{who}\" `{who}` \"\\x41\" }}"), change)) ==
             "a\"b{{ print \"a\\\"b\" `a\"b` \"\\x41\" }}");
}

BOOST_AUTO_TEST_CASE(blanks_leave_the_end_of_a_text) {
  for (const auto& [text, expected] : {
           Case{"a \n", "a"},
           Case{"{{ 1 }}\n", "{{ 1 }}"},
           Case{"{{ 1 }} b ", "{{ 1 }} b"},
           Case{"{{ 1 -}} \n", "{{ 1 -}}"},
           Case{" \n", ""},
           Case{"", ""},
       })
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(print(trim_end(test::read(text))) == expected); }
}

BOOST_AUTO_TEST_CASE(only_a_text_without_actions_is_plain) {
  BOOST_TEST(plain_text(test::read("a {{- /* b */ -}} c")).value() == "ac");
  BOOST_TEST(plain_text(test::read("")).value() == "");
  BOOST_TEST(!plain_text(test::read("a {{ 1 }}")).has_value());
}

BOOST_AUTO_TEST_CASE(a_text_becomes_a_template_that_prints_it) {
  for (const auto& [text, expected] : {
           Case{"plain {a} }}", "plain {a} }}"},
           Case{"{{ $x }}", R"({{ "{{" }} $x }})"},
           Case{"{{{", R"({{ "{{" }}{)"},
       })
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(print(literal(text)) == expected); }
}
