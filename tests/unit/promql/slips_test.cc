#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "promql/parse.h"

using namespace obsgen;
using namespace obsgen::promql;

namespace {

std::string warnings(std::string_view text) {
  const auto parsed = parse(text);
  BOOST_TEST_REQUIRE(parsed.ok());
  std::string out;
  for (const Diagnostic& d : parsed.diagnostics) {
    BOOST_TEST((d.severity == Severity::Warning));
    out += fmt::format("{}{}-{} {}: {} | {}", out.empty() ? "" : "\n", d.place.span.begin,
                       d.place.span.end, d.code, d.message, d.help);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promql_slips)

BOOST_AUTO_TEST_CASE(what_is_hardly_meant_is_taken_with_a_warning) {
  struct Case {
    std::string_view text, warning;
  };

  for (const auto& [text, warning] :
       {Case{"x > 017", "4-7 promql/octal: '017' is octal: 15 | without the leading 0 it is 17"},
        Case{"0_17", "0-4 promql/octal: '0_17' is octal: 15 | without the leading 0 it is 17"},
        Case{"m offset (5m) + 1",
             "9-17 promql/offset: the offset goes on: '(5m) + 1' is one duration | put parentheses "
             "around the offset, or around what has it"},
        Case{"x offset 0s offset 5m",
             "2-11 promql/offset: an offset that another follows does nothing | remove it"},
        Case{"1 + on () 2",
             "2-3 promql/matching: 'on' and 'ignoring' do nothing without two vectors | remove it"},
        Case{"avg_over_time(x[5m] smoothed)",
             "14-28 promql/fails: 'avg_over_time' does not read 'smoothed' selectors | delta, "
             "increase and rate do"},
        Case{"abs(x anchored)",
             "4-14 promql/fails: 'abs' does not read 'anchored' selectors | delta, increase, rate, "
             "changes and resets do"},
        Case{R"q(label_replace(x, "", "$1", "b", "("))q",
             "17-19 promql/fails: a label name is not empty | \n"
             "32-35 promql/fails: '(' is no regular expression: missing ): ( | "},
        Case{R"(label_join(x, "a", "", ""))", "23-25 promql/fails: a label name is not empty | "},
        Case{R"(count_values("", x))", "13-15 promql/fails: a label name is not empty | "}})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(warnings(text) == warning); }
}

BOOST_AUTO_TEST_CASE(what_is_meant_is_taken_without) {
  for (const std::string_view text :
       {"07 + 00 + 0", "08 + 010.5 + 0x17 + 01e2", "m offset (5m + 1)", "m offset -(5m) * 2",
        "m offset max_of(5m, step())", "x offset 0s", "x + on () y", "rate(x[5m] smoothed)",
        "changes(x[5m] anchored)", R"q(label_replace(x, "a", "", "b", "(.*)"))q",
        "offset offset 5m", "sum by (offset) (offset)"})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(warnings(text) == ""); }
}

BOOST_AUTO_TEST_CASE(warnings_are_no_more_than_one_can_read) {
  std::string text = "017";
  for (int i = 0; i < 500; ++i)
    text += " + 017 + on () 1";
  const auto parsed = parse(text);
  BOOST_TEST_REQUIRE(parsed.ok());
  BOOST_TEST(parsed.diagnostics.size() == 100U);
}

BOOST_AUTO_TEST_SUITE_END()
