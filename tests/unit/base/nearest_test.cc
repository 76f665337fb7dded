#include "base/nearest.h"

#include <array>

#include <boost/test/unit_test.hpp>

using namespace obsgen;

BOOST_AUTO_TEST_SUITE(nearest_word)

BOOST_AUTO_TEST_CASE(slips_of_the_pen_are_understood) {
  constexpr std::array<std::string_view, 6> kWords{"seconds", "bytes", "ratio",
                                                   "type",    "title", "namespace"};

  struct Case {
    std::string_view word, expected;
  };

  for (const auto& [word, expected] :
       {Case{"second", "seconds"}, Case{"Bytes", "bytes"}, Case{"raito", "ratio"},
        Case{"tpye", "type"}, Case{"titel", "title"}, Case{"namspace", "namespace"},
        Case{"seconds", "seconds"}})
    BOOST_TEST_CONTEXT(word) { BOOST_TEST(nearest(word, kWords).value_or("nothing") == expected); }
}

BOOST_AUTO_TEST_CASE(what_is_far_is_not_guessed) {
  constexpr std::array<std::string_view, 3> kWords{"seconds", "no", "x"};
  for (const std::string_view word : {"hours", "", "yes", "b", "minutes"})
    BOOST_TEST_CONTEXT(word) { BOOST_TEST(!nearest(word, kWords)); }
  BOOST_TEST(!nearest(std::string(65, 'a'), std::array{std::string(65, 'a')}));
  BOOST_TEST(!nearest("word", std::span<const std::string>{}));
}

BOOST_AUTO_TEST_CASE(the_first_of_equals_wins) {
  BOOST_TEST(nearest("abcx", std::array<std::string, 2>{"abcd", "abce"}).value() == "abcd");
}

BOOST_AUTO_TEST_SUITE_END()
