#include "base/text.h"

#include <string_view>

#include <boost/test/unit_test.hpp>

using namespace obsgen;

BOOST_AUTO_TEST_CASE(replaces_each_occurrence_and_never_what_it_brought) {
  BOOST_TEST(replaced("a{x}b{x}", "{x}", "1") == "a1b1");
  BOOST_TEST(replaced("{x}", "{x}", "{x}{x}") == "{x}{x}");
  BOOST_TEST(replaced("", "{x}", "1") == "");
  BOOST_TEST(replaced("{x", "{x}", "1") == "{x");
}

BOOST_AUTO_TEST_CASE(a_slug_is_lower_case_words_joined_by_dashes) {
  struct Case {
    std::string_view text{}, expected{};
  };

  for (const Case& c : {Case{"Ray / Jobs (all)", "ray-jobs-all"}, Case{"p95", "p95"},
                        Case{"--a--b--", "a-b"}, Case{"Ünïcode", "n-code"}, Case{"…", ""}}) {
    BOOST_TEST_CONTEXT("text: " << c.text)
    BOOST_TEST(slug(c.text) == c.expected);
  }
}

BOOST_AUTO_TEST_CASE(percent_encodes_all_but_unreserved_characters) {
  BOOST_TEST(percent_encoded("A-z_0.9~") == "A-z_0.9~");
  BOOST_TEST(percent_encoded("a b/ü{}") == "a%20b%2F%C3%BC%7B%7D");
}
