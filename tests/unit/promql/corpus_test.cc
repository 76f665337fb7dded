#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "fuzz/promql/property.h"

BOOST_AUTO_TEST_CASE(the_fuzz_corpus_of_promql_keeps_every_property) {
  const std::filesystem::path folder{OBSGEN_SOURCE_DIR "/tests/fuzz/promql/corpus"};
  std::vector<std::filesystem::path> files{std::filesystem::directory_iterator{folder}, {}};
  std::ranges::sort(files);
  BOOST_TEST_REQUIRE(!files.empty());
  for (const auto& path : files) {
    std::ifstream file{path, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    BOOST_TEST_CONTEXT(path.filename().string()) {
      BOOST_TEST(obsgen::fuzz::promql_violation(bytes) == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(trees_built_by_hand_are_printed_as_what_they_are) {
  std::mt19937 random{7};
  for (std::size_t i = 0; i < 5000; ++i) {
    std::string bytes(i % 80, '\0');
    std::ranges::generate(bytes, [&] { return static_cast<char>(random() & 0xFFU); });
    BOOST_TEST(obsgen::fuzz::tree_violation(bytes) == "");
  }
}
