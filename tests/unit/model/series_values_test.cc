#include "model/series_values.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace obsgen;
using namespace obsgen::model;

namespace {

/// The runs of `text`: first, step and count of numbers, `_` and `s` with their counts.
std::string runs(std::string_view text) {
  const auto values = parse_series_values(text);
  if (!values) return "refused";
  std::string shown;
  for (const SeriesRun& run : values->runs) {
    if (run.kind == SeriesRun::Kind::Number)
      shown += fmt::format("{}{:+}*{} ", run.first, run.step, run.count);
    else
      shown += fmt::format("{}*{} ", run.kind == SeriesRun::Kind::Gap ? "_" : "s", run.count);
  }
  return shown;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(series_values)

BOOST_AUTO_TEST_CASE(items_are_what_promtool_makes_of_them) {
  struct Case {
    std::string_view text;
    std::string_view runs;
  };

  for (const auto& [text, expected] :
       std::initializer_list<Case>{{"1", "1+0*1 "},
                                   {"1 2 3", "1+0*1 2+0*1 3+0*1 "},
                                   {"0+1x60", "0+1*61 "},
                                   {"10-2x5", "10-2*6 "},
                                   {"-1.5+0.5x3", "-1.5+0.5*4 "},
                                   {"5x10", "5+0*11 "},
                                   {"5x0", "5+0*1 "},
                                   {"_", "_*1 "},
                                   {"_x3", "_*3 "},
                                   {"_x0", "_*0 "},
                                   {"stale", "s*1 "},
                                   {" 1 stale _x5  2 ", "1+0*1 s*1 _*5 2+0*1 "},
                                   {"NaN -inf", "nan+0*1 -inf+0*1 "},
                                   {"+1 1e3 .5 5. 5e-1x1", "1+0*1 1000+0*1 0.5+0*1 5+0*1 0.5+0*2 "},
                                   {"0x10", "0+0*11 "},
                                   {"017 08", "15+0*1 8+0*1 "},
                                   {"1e-400", "0+0*1 "}})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(runs(text) == expected); }
}

BOOST_AUTO_TEST_CASE(what_promtool_refuses_is_refused) {
  for (const std::string_view text :
       {"",       " ",      "x",         "1+1",          "1x",     "1xx",    "0+x5",   "_5",
        "_x",     "1,2",    "1 2 three", "0+1x99999999", "stale1", "1x2y",   "1+-1x2", "-3+-1x2",
        "5++3x2", "5--3x2", "infinity",  "Infx3",        "nanx3",  "--1",    "+-1",    "STALE",
        "1e",     "1e+",    "-_",        "stalex3",      "1_000",  "nan(1)", "1e400",  "1+NaNx2",
        "- 1",    "1+1x-1", "1X3",       "1.2.3",        "5m"})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(runs(text) == "refused"); }
}

BOOST_AUTO_TEST_CASE(the_text_stays_as_it_was_written) {
  BOOST_TEST(parse_series_values(" 0+1x3  _ ").value().written == " 0+1x3  _ ");
}

BOOST_AUTO_TEST_SUITE_END()
