#include "base/map_parallel.h"

#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace obsgen;

BOOST_AUTO_TEST_SUITE(mapping_in_parallel)

BOOST_AUTO_TEST_CASE(results_are_in_the_order_of_the_items) {
  std::vector<std::size_t> items(1000);
  std::iota(items.begin(), items.end(), 0U);
  // The first take longest, so that others overtake them.
  const auto lengths = map_parallel(
      items, [](std::size_t item) { return std::string((1000 - item) * 100, 'x').size(); });
  BOOST_TEST_REQUIRE(lengths.size() == items.size());
  for (const std::size_t item : items)
    BOOST_TEST(lengths[item] == (1000 - item) * 100);
  BOOST_TEST(map_parallel(std::vector<int>{}, [](int item) { return item; }).empty());
}

BOOST_AUTO_TEST_CASE(items_that_are_handed_over_are_not_copied) {
  std::vector<std::unique_ptr<int>> items;
  for (int i = 0; i < 100; ++i)
    items.push_back(std::make_unique<int>(i));
  const auto numbers =
      map_parallel_moved(std::move(items), [](std::unique_ptr<int> item) { return *item; });
  BOOST_TEST_REQUIRE(numbers.size() == 100U);
  for (int i = 0; i < 100; ++i)
    BOOST_TEST(numbers[static_cast<std::size_t>(i)] == i);
}

BOOST_AUTO_TEST_CASE(what_is_thrown_for_an_item_is_thrown) {
  const std::vector<int> items(100, 1);
  const auto fail = [](int item) -> int { throw std::runtime_error(std::to_string(item)); };
  BOOST_CHECK_EXCEPTION(map_parallel(items, fail), std::runtime_error,
                        [](const auto& error) { return error.what() == std::string{"1"}; });
}

BOOST_AUTO_TEST_SUITE_END()
