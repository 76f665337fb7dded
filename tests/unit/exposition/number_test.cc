#include "exposition/number.h"

#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include <boost/test/unit_test.hpp>

using namespace obsgen::exposition;

BOOST_AUTO_TEST_SUITE(number)

BOOST_AUTO_TEST_CASE(numbers_are_read_as_prometheus_reads_them) {
  struct Case {
    std::string_view text;
    double value;
  };

  const double inf = std::numeric_limits<double>::infinity();
  for (const auto& [text, value] :
       {Case{"0", 0}, Case{"17", 17}, Case{"-1", -1}, Case{"+5", 5}, Case{"1.", 1}, Case{".5", 0.5},
        Case{"0.1", 0.1}, Case{"1e3", 1000}, Case{"1E-3", 0.001},
        Case{"123456789012345", 123456789012345.0},
        Case{"1234567890123456789", 1234567890123456789.0}, Case{"+Inf", inf}, Case{"-inf", -inf},
        Case{"INFINITY", inf}, Case{"1e-400", 0},
        Case{"1.7976931348623157e308", 1.7976931348623157e308}, Case{"5e-324", 5e-324},
        Case{"0e999", 0}})
    BOOST_TEST_CONTEXT(text) {
      const auto read = parse_number(text);
      BOOST_TEST_REQUIRE(read.has_value());
      BOOST_TEST(*read == value);
    }
  for (const std::string_view text : {"NaN", "nan", "NAN"}) {
    BOOST_TEST(std::isnan(parse_number(text).value_or(0)));
  }
}

BOOST_AUTO_TEST_CASE(other_texts_are_no_numbers) {
  for (const std::string_view text :
       {"",     "+",      "-",   ".",     "e3",     "1e", "1x", "0x10", "0x1p-2", "1_000",
        "+NaN", "nan(1)", "--1", "1e999", "-1e400", " 1", "1 ", "1,5",  "Infin",  "\"1\""})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!parse_number(text).has_value()); }
}

BOOST_AUTO_TEST_CASE(integers_have_digits_only_and_fit) {
  BOOST_TEST(parse_integer("1700000000000").value_or(0) == 1700000000000);
  BOOST_TEST(parse_integer("9223372036854775807").value_or(0) == INT64_MAX);
  for (const std::string_view text : {"", "-1", "+1", "1.0", "9223372036854775808", "1 "})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!parse_integer(text).has_value()); }
}

BOOST_AUTO_TEST_CASE(any_number_comes_back) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 5000; ++round) {
    const auto value = std::bit_cast<double>(random());
    if (std::isnan(value)) continue;
    BOOST_TEST_REQUIRE(parse_number(number_text(value)).value_or(0) == value);
  }
  BOOST_TEST(number_text(std::nan("")) == "NaN");
  BOOST_TEST(number_text(-HUGE_VAL) == "-Inf");
  BOOST_TEST(number_text(0.1) == "0.1");
}

BOOST_AUTO_TEST_SUITE_END()
