#include "base/flat_map.h"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

using namespace obsgen;

namespace {

std::string shown(const FlatMap<std::string, int>& map) {
  std::string text;
  for (const auto& [key, value] : map)
    text += key + "=" + std::to_string(value) + " ";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(flat_maps)

BOOST_AUTO_TEST_CASE(entries_are_in_the_order_of_their_keys) {
  FlatMap<std::string, int> map;
  for (const auto* key : {"c", "a", "d", "b"})
    map.insert_or_assign(key, key[0]);
  BOOST_TEST(shown(map) == "a=97 b=98 c=99 d=100 ");
}

BOOST_AUTO_TEST_CASE(a_key_is_there_once) {
  FlatMap<std::string, int> map;
  BOOST_TEST(map.try_emplace("a", 1).second);
  BOOST_TEST(!map.try_emplace("a", 2).second);
  BOOST_TEST(shown(map) == "a=1 ");
  map.insert_or_assign("a", 3);
  BOOST_TEST(shown(map) == "a=3 ");
}

BOOST_AUTO_TEST_CASE(what_is_there_is_found_and_nothing_else) {
  FlatMap<std::string, int> map;
  map.insert_or_assign("b", 2);
  map.insert_or_assign("d", 4);
  BOOST_TEST_REQUIRE((map.find(std::string_view{"d"}) != map.end()));
  BOOST_TEST(map.find(std::string_view{"d"})->second == 4);
  for (const std::string_view missing : {"a", "c", "e"})
    BOOST_TEST((map.find(missing) == map.end()), missing);
}

BOOST_AUTO_TEST_SUITE_END()
