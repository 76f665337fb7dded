#include "model/duration.h"

#include <optional>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

using namespace obsgen::model;

namespace {

struct Case {
  std::string_view text{};
  std::optional<std::int64_t> milliseconds{};
};

}  // namespace

BOOST_AUTO_TEST_CASE(reads_units_in_descending_order) {
  for (const Case& c : {Case{"0", 0},
                        Case{"30s", 30'000},
                        Case{"1h30m", 5'400'000},
                        Case{"1d", 86'400'000},
                        Case{"1w", 604'800'000},
                        Case{"1y", 31'536'000'000},
                        Case{"15ms", 15},
                        Case{"1m5ms", 60'005},
                        Case{"100y", 3'153'600'000'000},
                        Case{"", {}},
                        Case{"5", {}},
                        Case{"1.5h", {}},
                        Case{"-1m", {}},
                        Case{"1m1h", {}},
                        Case{"1m1m", {}},
                        Case{"m", {}},
                        Case{"1x", {}},
                        Case{"1 m", {}},
                        Case{"101y", {}},
                        Case{"9999999999999s", {}}}) {
    BOOST_TEST_CONTEXT("text: " << c.text) {
      const auto duration = parse_duration(c.text);
      BOOST_TEST_REQUIRE(duration.has_value() == c.milliseconds.has_value());
      if (duration) BOOST_TEST(duration->milliseconds == *c.milliseconds);
    }
  }
}

BOOST_AUTO_TEST_CASE(writes_the_shortest_form_and_reads_it_back) {
  struct Written {
    std::int64_t milliseconds = 0;
    std::string_view text{};
  };

  for (const Written& w :
       {Written{0, "0s"}, Written{90 * 60'000, "1h30m"}, Written{604'800'000, "1w"},
        Written{8 * 86'400'000LL, "8d"}, Written{1500, "1s500ms"},
        Written{365 * 86'400'000LL, "1y"}, Written{366 * 86'400'000LL, "366d"}}) {
    BOOST_TEST_CONTEXT("milliseconds: " << w.milliseconds) {
      BOOST_TEST(to_string(Duration{w.milliseconds}) == w.text);
      BOOST_TEST(parse_duration(w.text)->milliseconds == w.milliseconds);
    }
  }
}
