#include "promql/parse.h"

#include <boost/test/unit_test.hpp>

#include "promql/dump.h"
#include "promql/print.h"

using namespace obsgen;
using namespace obsgen::promql;

BOOST_AUTO_TEST_SUITE(promql_parse)

BOOST_AUTO_TEST_CASE(an_expression_becomes_a_tree_and_prints_back) {
  const auto parsed = parse("sum(rate(x{b='1'}[300])) by (a)");
  BOOST_TEST_REQUIRE(parsed.ok());
  BOOST_TEST(
      dump(*parsed.value) ==
      R"((agg sum by=["a"] (call rate (matrix (vector name="x" "b"="1" "__name__"="x") range=ms:300000))))");
  BOOST_TEST(print(*parsed.value) == R"(sum by (a) (rate(x{b="1"}[5m])))");
}

BOOST_AUTO_TEST_SUITE_END()
