#include "exposition/summary.h"

#include <cmath>

#include <boost/test/unit_test.hpp>

#include "exposition/read.h"

using namespace obsgen;
using namespace obsgen::exposition;

namespace {

std::vector<FamilySummary> summarise_page(std::string_view page) {
  const auto outcome = read_exposition(page, Format::PrometheusText);
  BOOST_TEST_REQUIRE(outcome.ok());
  return summarise(*outcome.value);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(summary)

BOOST_AUTO_TEST_CASE(a_histogram_shows_its_bounds_as_spelled) {
  const auto all = summarise_page(
      "# HELP h x\n# TYPE h histogram\nh_bucket{a=\"1\",le=\"5\"} 1\nh_bucket{a=\"1\",le=\"+Inf\"} "
      "2\n"
      "h_sum{a=\"1\"} 3\nh_count{a=\"1\"} 2\nh_bucket{a=\"2\",le=\"0.50\"} 0\n"
      "h_bucket{a=\"2\",le=\"+Inf\"} 1\nh_sum{a=\"2\"} 3\nh_count{a=\"2\"} 1\n");
  const FamilySummary expected{.name = "h",
                               .type = FamilyType::Histogram,
                               .help = "x",
                               .label_sets = {{.names = {"a"}, .series = 8}},
                               .label_values = {{.name = "a", .values = {"1", "2"}}},
                               .buckets = {{0.5, "0.50"}, {5, "5"}, {HUGE_VAL, "+Inf"}},
                               .series = 8,
                               .objects = 2};
  BOOST_TEST_REQUIRE(all.size() == 1U);
  BOOST_TEST((all[0] == expected));
}

BOOST_AUTO_TEST_CASE(label_sets_are_told_apart_and_families_sorted) {
  const auto all = summarise_page(
      "b{x=\"1\",y=\"\"} 1\nb{x=\"2\",y=\"2\"} 1\nb{x=\"3\"} 1\nb{x=\"3\"} 1 5\n"
      "# TYPE a summary\na{quantile=\"0.9\"} 1\na{quantile=\"0.5\"} 1\na_sum 1\na_count 1\n");
  const std::vector<FamilySummary> expected{
      {.name = "a",
       .type = FamilyType::Summary,
       .label_sets = {{.names = {}, .series = 4}},
       .quantiles = {{0.5, "0.5"}, {0.9, "0.9"}},
       .series = 4,
       .objects = 1},
      {.name = "b",
       .label_sets = {{.names = {"x"}, .series = 1}, {.names = {"x", "y"}, .series = 2}},
       .label_values = {{.name = "x", .values = {"1", "2", "3"}},
                        {.name = "y", .values = {"", "2"}}},
       .series = 3,
       .objects = 3}};
  BOOST_TEST((all == expected));
}

BOOST_AUTO_TEST_CASE(only_so_many_values_of_a_label_are_kept) {
  std::string page;
  for (int value = 0; value < 100; ++value)
    page += "a{b=\"" + std::to_string(value) + "\"} 1\n";
  BOOST_TEST(summarise_page(page)[0].label_values[0].complete);
  const auto more = summarise_page(page + "a{b=\"x\"} 1\n");
  BOOST_TEST(!more[0].label_values[0].complete);
  BOOST_TEST(more[0].label_values[0].values.size() == kMaxValues);
  BOOST_TEST(more[0].series == 101U);
}

BOOST_AUTO_TEST_SUITE_END()
