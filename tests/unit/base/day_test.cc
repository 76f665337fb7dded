#include "base/day.h"

#include <boost/test/unit_test.hpp>

using namespace obsgen;

BOOST_AUTO_TEST_SUITE(day)

BOOST_AUTO_TEST_CASE(a_day_is_read_as_it_is_written) {
  for (const char* const text : {"2027-01-31", "2028-02-29", "0001-01-01", "9999-12-31"})
    BOOST_TEST(to_string(parse_day(text).value()) == text);
}

BOOST_AUTO_TEST_CASE(what_is_no_day_is_not_read) {
  for (const char* const text :
       {"", "2027", "2027-1-31", "2027-02-29", "2027-13-01", "2027-00-10", "2027-01-00",
        "2027/01/31", " 2027-01-31", "2027-01-31T00:00:00Z", "+027-01-31"})
    BOOST_TEST(!parse_day(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(days_are_ordered_by_time) {
  BOOST_TEST((parse_day("2026-12-31").value() < parse_day("2027-01-01").value()));
  BOOST_TEST((parse_day("2027-01-31").value() < parse_day("2027-02-01").value()));
}

BOOST_AUTO_TEST_CASE(a_moment_lies_in_a_day_of_utc) {
  BOOST_TEST(to_string(day_of(0)) == "1970-01-01");
  BOOST_TEST(to_string(day_of(-1)) == "1969-12-31");
  BOOST_TEST(to_string(day_of(1'801'439'999)) == "2027-01-31");
  BOOST_TEST(to_string(day_of(1'801'440'000)) == "2027-02-01");
}

BOOST_AUTO_TEST_SUITE_END()
