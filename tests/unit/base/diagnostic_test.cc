#include "base/diagnostic.h"

#include <boost/test/unit_test.hpp>

#include "base/fragment.h"

using namespace obsgen;

BOOST_AUTO_TEST_SUITE(diagnostics)

BOOST_AUTO_TEST_CASE(problems_are_sorted_by_place_and_none_is_told_twice) {
  const Diagnostic late{.code = "b/late", .place = {0, {9, 10}}, .message = "m"};
  const Diagnostic early{.code = "c/early", .place = {0, {1, 2}}, .message = "m"};
  const Diagnostic other{.code = "a/other", .place = {1, {0, 1}}, .message = "m"};
  BOOST_TEST((in_order({other, late, early, late}) == Diagnostics{early, late, other}));
}

BOOST_AUTO_TEST_CASE(warnings_do_not_forbid_output) {
  BOOST_TEST(!has_errors({{.severity = Severity::Warning}}));
  BOOST_TEST(has_errors({{.severity = Severity::Warning}, {.severity = Severity::Error}}));
}

BOOST_AUTO_TEST_CASE(places_in_a_fragment_lead_back_to_the_file) {
  // "ab\"cd" at bytes 10 to 17 of the file: the escape makes the text shorter than its source.
  const Fragment fragment{
      .text = "ab\"cd", .file = 3, .file_span = {10, 18}, .segments = {{0, 11}, {2, 13}, {3, 15}}};

  struct Case {
    Span text, file;
  };

  for (const auto& [text, file] :
       {Case{{0, 2}, {11, 13}}, Case{{2, 3}, {13, 14}}, Case{{3, 5}, {15, 17}},
        Case{{1, 4}, {12, 16}}, Case{{5, 5}, {17, 18}}})
    BOOST_TEST_CONTEXT(text.begin << ".." << text.end) {
      BOOST_TEST((place_in_file(fragment, text) == Place{3, file}));
    }
}

BOOST_AUTO_TEST_SUITE_END()
