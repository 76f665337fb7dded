#include <string>

#include <boost/test/unit_test.hpp>

#include "promql/dump.h"
#include "promql/parse.h"
#include "promql/print.h"

using namespace obsgen;
using namespace obsgen::promql;

namespace {

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += piece;
  return text;
}

std::string first_code(const std::string& text) {
  const auto parsed = parse(text);
  return parsed.diagnostics.empty() ? "" : parsed.diagnostics.front().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promql_limits)

BOOST_AUTO_TEST_CASE(trees_of_2000_levels_are_read_printed_and_compared) {
  for (const std::string& text :
       {repeated("(", 1999) + "a" + repeated(")", 1999), "a" + repeated(" + a", 1999),
        repeated("a ^ ", 1999) + "a", repeated("sum(", 1999) + "a" + repeated(")", 1999),
        repeated("-", 1999) + "a"}) {
    const auto parsed = parse(text);
    BOOST_TEST_REQUIRE(parsed.ok());
    const Expr copy = *parsed.value;
    BOOST_TEST((copy == *parsed.value));
    BOOST_TEST(print(copy).size() >= 1999U);
    BOOST_TEST(!dump(copy).empty());
    BOOST_TEST(!pretty(copy).empty());
  }
}

BOOST_AUTO_TEST_CASE(deeper_trees_are_refused) {
  for (const std::string& text :
       {repeated("(", 2000) + "a" + repeated(")", 2000), "a" + repeated(" + a", 2000),
        repeated("a ^ ", 2000) + "a", repeated("sum(", 2000) + "a" + repeated(")", 2000),
        repeated("-", 2000) + "a", repeated("(", 500'000), repeated("{", 1) + repeated("(", 9),
        "x[" + repeated("(", 100'000), "x[" + repeated("1+", 2001) + "1]"}) {
    const auto parsed = parse(text);
    BOOST_TEST(!parsed.ok());
  }
  BOOST_TEST(first_code(repeated("(", 500'000)) == "promql/too-deep");
  BOOST_TEST(first_code("a" + repeated(" + a", 2000)) == "promql/too-deep");
  BOOST_TEST(first_code("x[" + repeated("1+", 2001) + "1]") == "promql/too-deep");
}

BOOST_AUTO_TEST_CASE(any_number_of_signs_before_a_number_is_one_number) {
  const auto parsed = parse(repeated("-", 100'001) + "1");
  BOOST_TEST_REQUIRE(parsed.ok());
  BOOST_TEST(print(*parsed.value) == "-1");
}

BOOST_AUTO_TEST_CASE(a_mebibyte_is_read_and_no_more) {
  const std::string text = "f(" + repeated("a,", (1 << 19) - 3) + "a)";
  BOOST_TEST(first_code(text) == "promql/unknown-function");
  BOOST_TEST(first_code(repeated(" ", (1 << 20) + 1)) == "promql/too-long");
}

BOOST_AUTO_TEST_CASE(problems_are_counted_out) {
  BOOST_TEST(parse("sum(" + repeated(",", 10'000) + ")").diagnostics.size() <= 50U);
  BOOST_TEST(parse("x{a=\"" + repeated("\\q", 10'000) + "\"}").diagnostics.size() <= 50U);
}

BOOST_AUTO_TEST_SUITE_END()
