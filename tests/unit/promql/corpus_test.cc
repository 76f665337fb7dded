#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
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
