#include "promql/parse.h"

#include <boost/test/unit_test.hpp>

#include "promql/dump.h"
#include "promql/print.h"
#include "promql/print_duration.h"

using namespace obsgen;
using namespace obsgen::promql;

namespace {

Expr parse_ok(std::string_view text) {
  auto parsed = parse(text);
  BOOST_TEST_REQUIRE(parsed.ok(), "not read: " << text);
  return std::move(*parsed.value);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promql_parse)

BOOST_AUTO_TEST_CASE(an_expression_becomes_a_tree_and_prints_back) {
  const Expr expr = parse_ok("sum(rate(x{b='1'}[300])) by (a)");
  BOOST_TEST(
      dump(expr) ==
      R"((agg sum by=["a"] (call rate (matrix (vector name="x" "b"="1" "__name__"="x") range=ms:300000))))");
  BOOST_TEST(print(expr) == R"(sum by (a) (rate(x{b="1"}[5m])))");
}

BOOST_AUTO_TEST_CASE(a_type_error_leaves_the_tree) {
  const auto parsed = parse("rate(x)");
  BOOST_TEST(parsed.value.has_value());
  BOOST_TEST(!parsed.ok());
}

BOOST_AUTO_TEST_CASE(a_syntax_error_leaves_no_tree) {
  const auto parsed = parse("rate(x[5m]");
  BOOST_TEST(!parsed.value.has_value());
}

BOOST_AUTO_TEST_CASE(spans_cover_what_was_written) {
  const Expr expr = parse_ok("sum by (a) (x{b=\"c\"} offset 5m)  > bool 1h");
  const auto& comparison = std::get<Binary>(expr.node);
  const auto& aggregation = std::get<Aggregation>(comparison.lhs->node);
  const auto& selector = std::get<VectorSelector>(aggregation.operand->node);
  const auto same = [](Span span, Span wanted) { return span == wanted; };
  BOOST_TEST(same(expr.span, {0, 42}));
  BOOST_TEST(same(comparison.lhs->span, {0, 31}));
  BOOST_TEST(same(comparison.op_span, {33, 34}));
  BOOST_TEST(same(comparison.rhs->span, {40, 42}));
  BOOST_TEST(same(aggregation.grouping->labels[0].span, {8, 9}));
  BOOST_TEST(same(aggregation.operand->span, {12, 30}));
  BOOST_TEST(same(selector.name_span, {12, 13}));
  BOOST_TEST(same(selector.matchers[0].span, {14, 19}));
  BOOST_TEST(same(selector.matchers[0].value_span, {16, 19}));
}

BOOST_AUTO_TEST_CASE(trees_without_the_parentheses_that_they_need_get_them) {
  const auto box = [](std::string_view text) { return Box<Expr>{parse_ok(text)}; };
  const auto binary = [&](BinaryOp op, std::string_view lhs, std::string_view rhs) {
    return Expr{Binary{.op = op, .lhs = box(lhs), .rhs = box(rhs)}};
  };

  struct Case {
    Expr expr;
    std::string_view printed;
  };

  for (const auto& [expr, printed] :
       {Case{binary(BinaryOp::Multiply, "a + b", "c - d"), "(a + b) * (c - d)"},
        Case{binary(BinaryOp::Subtract, "a - b", "c - d"), "a - b - (c - d)"},
        Case{binary(BinaryOp::Power, "a ^ b", "c ^ d"), "(a ^ b) ^ c ^ d"},
        Case{binary(BinaryOp::Power, "-a", "-b"), "(-a) ^ -b"},
        Case{binary(BinaryOp::Power, "-1", "2"), "(-1) ^ 2"},
        Case{binary(BinaryOp::Or, "a and b", "c or d"), "a and b or (c or d)"},
        Case{binary(BinaryOp::Add, "x offset (5m)", "y"), "x offset +(5m) + y"},
        Case{binary(BinaryOp::Add, "x offset (5m) * 2", "y"), "(x offset (5m) * 2) + y"},
        Case{binary(BinaryOp::Greater, "x offset (5m)", "y"), "x offset (5m) > y"},
        Case{Expr{Unary{true, box("1")}}, "-(1)"},
        Case{Expr{Unary{true, box("a + b")}}, "-(a + b)"},
        Case{Expr{Unary{true, box("a ^ b")}}, "-a ^ b"},
        Case{Expr{Subquery{.expr = box("a + b"), .range = {NumberLiteral{60, true}}}},
             "(a + b)[1m:]"},
        Case{Expr{VectorSelector{.name = "a.b"}}, R"({__name__="a.b"})"},
        Case{Expr{VectorSelector{.name = "on"}}, R"({__name__="on"})"}})
    BOOST_TEST_CONTEXT(printed) {
      BOOST_TEST(print(expr) == printed);
      BOOST_TEST(print(parse_ok(print(expr))) == printed);
    }
}

BOOST_AUTO_TEST_SUITE_END()
