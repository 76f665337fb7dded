#include "promql/regex.h"

#include <boost/test/unit_test.hpp>

using namespace obsgen::promql;

namespace {

/// The branches of the pattern with blanks between them.
std::string branches(std::string_view pattern) {
  std::string text;
  for (const obsgen::Span branch : alternatives(pattern)) {
    if (branch.begin > 0 && !text.empty()) text += ' ';
    text += pattern.substr(branch.begin, branch.size());
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(regex)

BOOST_AUTO_TEST_CASE(an_alternation_falls_into_its_branches) {
  struct Case {
    std::string_view pattern, branches;
  };

  for (const auto& [pattern, expected] :
       {Case{"a|b|c", "a b c"}, Case{"(a|b)", "a b"}, Case{"(?:a|(b|c))", "a (b|c)"},
        Case{"(?P<x>a|b)", "a b"}, Case{"((a|b))", "a b"}, Case{"(a)|(b)", "(a) (b)"},
        Case{"a\\|b|c", "a\\|b c"}, Case{"[|x]|]", "[|x] ]"}, Case{"[]|]|b", "[]|] b"},
        Case{"\\Qa|b\\E|c", "\\Qa|b\\E c"}, Case{"^a|b$", "^a b$"},
        Case{"(5..|<error>)", "5.. <error>"}})
    BOOST_TEST_CONTEXT(pattern) { BOOST_TEST(branches(pattern) == expected); }
}

BOOST_AUTO_TEST_CASE(empty_branches_count) {
  BOOST_TEST(alternatives("|a").size() == 2U);
  BOOST_TEST(alternatives("a||b").size() == 3U);
  BOOST_TEST((alternatives("a|").back() == obsgen::Span{2, 2}));
}

BOOST_AUTO_TEST_CASE(what_is_no_alternation_or_has_flags_stays_whole) {
  for (const std::string_view pattern :
       {"", "a", "a(b|c)", "(a|b)c", "(a|b)(c|d)", "(?i)a|b", "(?i:a|b)", "[a|b]", "a\\"})
    BOOST_TEST_CONTEXT(pattern) {
      const auto whole = alternatives(pattern);
      BOOST_TEST_REQUIRE(whole.size() == 1U);
      BOOST_TEST(whole.front().begin == 0U);
      BOOST_TEST(whole.front().end == pattern.size());
    }
}

BOOST_AUTO_TEST_SUITE_END()
