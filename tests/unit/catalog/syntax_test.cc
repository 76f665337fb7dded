// Small languages inside a catalog: series of tests.

#include <boost/test/unit_test.hpp>

#include "catalog/read/alert_test.h"

using namespace obsgen;
using namespace obsgen::catalog;

BOOST_AUTO_TEST_SUITE(small_languages)

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
