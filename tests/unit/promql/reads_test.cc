#include "promql/reads.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "promql/parse.h"

using namespace obsgen::promql;

namespace {

std::string shown(std::string_view text) {
  const auto parsed = parse(text);
  BOOST_TEST_REQUIRE(parsed.ok());
  std::string out;
  for (const Read& read : reads(*parsed.value))
    out += fmt::format("{}={}({})@{}-{} ", read.name, read.selector, fmt::join(read.within, ","),
                       read.span.begin, read.span.end);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promql_reads)

BOOST_AUTO_TEST_CASE(every_selector_is_named_with_its_windows) {
  struct Case {
    std::string_view text, reads;
  };

  for (const auto& [text, expected] :
       {Case{"1 + time()", ""}, Case{"up", "up=up()@0-2 "},
        Case{"sum(rate(a{b=\"c\"}[5m] offset 1h)) / b",
             "a=a{b=\"c\"}[5m] offset 1h()@9-31 b=b()@36-37 "},
        Case{"max_over_time(rate(x[5m])[1h:1m])", "x=x[5m]([1h:1m])@19-24 "},
        Case{"max_over_time(min_over_time(x[30m:])[1h:1m] offset 1d)",
             "x=x([30m:],[1h:1m])@28-29 "},
        Case{R"({__name__="a"} or {__name__=~"a|b"} or {"c.d"})",
             R"(a={__name__="a"}()@0-14 ={__name__=~"a|b"}()@18-35 c.d={__name__="c.d"}()@39-46 )"},
        Case{"topk(scalar(k), v)", "k=k()@12-13 v=v()@16-17 "}})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(shown(text) == expected); }
}

BOOST_AUTO_TEST_SUITE_END()
