#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "promql/parse.h"

using namespace obsgen;

namespace {

std::string problems(const std::string& text) {
  const auto parsed = promql::parse(text, promql::Dialect::Plain);
  return render_text({{"q", text}}, in_order(parsed.diagnostics), Colour::Off);
}

std::string first_code(const std::string& text) {
  const auto parsed = promql::parse(text, promql::Dialect::Plain);
  BOOST_TEST_REQUIRE(!parsed.diagnostics.empty());
  return in_order(parsed.diagnostics).front().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promql_errors)

BOOST_AUTO_TEST_CASE(each_error_names_its_place_and_what_would_be_right) {
  struct Case {
    std::string text, headline;
    std::size_t begin, width;
    std::string help;
  };

  for (const auto& [text, headline, begin, width, help] :
       {Case{"x[5parsec]", "q:1:3: error: bad number or duration '5parsec' [promql/syntax]", 2, 7,
             ""},
        Case{"{a=\"\"}",
             "q:1:1: error: selector needs a metric name or a matcher that does not match the "
             "empty value [promql/empty-matcher]",
             0, 6, "without one it would read every series"},
        Case{"x{a==\"b\"}", "q:1:5: error: expected a quoted value, found '=' [promql/syntax]", 4,
             1, ""},
        Case{"x{a=b}", "q:1:5: error: expected a quoted value, found 'b' [promql/syntax]", 4, 1,
             ""},
        Case{"rate(x[5m])[5m]",
             "q:1:12: error: a range stands directly behind a selector only [promql/modifier]", 11,
             4, "give the range to the selector, or write a subquery: '[5m:]'"},
        Case{"x offset 5m offset 5m", "q:1:1: error: 'offset' is set twice [promql/modifier]", 0,
             21, ""},
        Case{"1__0", "q:1:1: error: bad number or duration '1__0' [promql/syntax]", 0, 4, ""},
        Case{"1e400",
             "q:1:1: error: '1e400' is not a number that a double can hold [promql/number]", 0, 5,
             ""},
        Case{"x{a=~\"(\"}",
             "q:1:6: error: '(' is not a regular expression: missing ): ( [promql/regex]", 5, 3,
             ""},
        Case{"x{a=\"\\d\"}", "q:1:6: error: unknown escape '\\d' [promql/string]", 5, 2,
             "a backslash is written '\\\\'; backtick strings have no escapes"},
        Case{"x{a=\"b}", "q:1:5: error: string is never closed [promql/string]", 4, 1, "add \""},
        Case{"rte(x[5m])", "q:1:1: error: unknown function 'rte' [promql/unknown-function]", 0, 3,
             "did you mean 'rate'?"},
        Case{"sum(x", "q:1:4: error: '(' is never closed [promql/syntax]", 3, 1, "add ')'"},
        Case{"x = 1", "q:1:3: error: expected an operator, found '=' [promql/syntax]", 2, 1,
             "'==' compares"},
        Case{"a +", "q:1:4: error: expected an expression, found the end [promql/syntax]", 3, 1,
             ""},
        Case{"rate(x[5m], 1)", "q:1:1: error: 'rate' takes 1 argument, found 2 [promql/arguments]",
             0, 14, ""},
        Case{"sum by (x", "q:1:8: error: '(' is never closed [promql/syntax]", 7, 1, "add ')'"},
        Case{"x[$window]", "q:1:3: error: unexpected variable '$window' [promql/syntax]", 2, 7,
             "Grafana variables are known in dashboards only"},
        Case{"1 == 1",
             "q:1:3: error: a comparison of scalars needs 'bool': '== bool' [promql/type]", 2, 2,
             ""},
        Case{"x and 1",
             "q:1:3: error: 'and' combines instant vectors, found a scalar [promql/type]", 2, 3,
             "vector() makes a vector of a scalar"}})
    BOOST_TEST_CONTEXT(text) {
      const auto hint = help.empty() ? std::string{} : "  help: " + help + "\n";
      BOOST_TEST(problems(text) == headline + "\n" + text + "\n" + std::string(begin, ' ') +
                                       std::string(width, '^') + "\n" + hint);
    }
}

BOOST_AUTO_TEST_CASE(what_is_too_deep_or_too_long_is_refused_at_once) {
  std::string sums = "a";
  for (int i = 0; i < 3000; ++i)
    sums += "+a";
  BOOST_TEST(first_code(sums) == "promql/too-deep");
  std::string parentheses(6001, '(');
  parentheses[3000] = 'a';
  parentheses.replace(3001, 3000, 3000, ')');
  BOOST_TEST(first_code(parentheses) == "promql/too-deep");
  std::string blanks(2'000'000, ' ');
  blanks.back() = 'a';
  BOOST_TEST(first_code(blanks) == "promql/too-long");
}

BOOST_AUTO_TEST_CASE(a_metric_has_one_name) {
  BOOST_TEST(first_code("x{__name__=\"y\"}") == "promql/matcher");
}

BOOST_AUTO_TEST_CASE(durations_are_ordered) {
  BOOST_TEST(first_code("x[1m2h]") == "promql/duration");
}

BOOST_AUTO_TEST_SUITE_END()
