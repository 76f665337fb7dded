#include <algorithm>
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

#include "fuzz/promql/property.h"
#include "source_tree.h"

BOOST_AUTO_TEST_CASE(the_fuzz_corpus_of_promql_keeps_every_property) {
  const auto files = files_below("tests/fuzz/promql/corpus");
  BOOST_TEST_REQUIRE(!files.empty());
  for (const auto& [path, text] : files)
    BOOST_TEST_CONTEXT(path) { BOOST_TEST(obsgen::fuzz::promql_violation(text) == ""); }
}

BOOST_AUTO_TEST_CASE(trees_built_by_hand_are_printed_as_what_they_are) {
  std::mt19937 random{7};
  for (std::size_t i = 0; i < 5000; ++i) {
    std::string bytes(i % 80, '\0');
    std::ranges::generate(bytes, [&] { return static_cast<char>(random() & 0xFFU); });
    BOOST_TEST(obsgen::fuzz::tree_violation(bytes) == "");
  }
}
