#include "base/source_file.h"

#include <boost/test/unit_test.hpp>

using namespace obsgen;

BOOST_AUTO_TEST_SUITE(source_file)

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_found) {
  struct Case {
    std::string_view text;
    std::size_t at;
  };

  for (const auto& [text, at] :
       {Case{"plain", std::string_view::npos}, Case{"ä€😀", std::string_view::npos},
        Case{"a\xFF", 1}, Case{"\xC0\xAF", 0}, Case{"x\xED\xA0\x80", 1},
        Case{"\xF4\x90\x80\x80", 0}, Case{"\xE2\x82", 0}})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(find_invalid_utf8(text) == at); }
}

BOOST_AUTO_TEST_SUITE_END()
