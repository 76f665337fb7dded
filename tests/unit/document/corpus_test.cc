// Replays what the fuzzers have been fed with.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "fuzz/document/property.h"

using namespace obsgen::document;

namespace {

std::size_t replay(const std::string& language, std::string (*broken)(std::string_view)) {
  const std::filesystem::path root{OBSGEN_SOURCE_DIR};
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator{root / "tests/fuzz/document/corpus" / language}) {
    std::ifstream input{entry.path(), std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{input}, {}};
    BOOST_TEST_CONTEXT(entry.path()) { BOOST_TEST(broken(text) == ""); }
    ++files;
  }
  return files;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fuzz_corpus)

BOOST_AUTO_TEST_CASE(yaml_texts_keep_what_always_holds) {
  BOOST_TEST(replay("yaml", broken_yaml_property) > 50U);
}

BOOST_AUTO_TEST_CASE(json_texts_keep_what_always_holds) {
  BOOST_TEST(replay("json", broken_json_property) > 50U);
}

BOOST_AUTO_TEST_SUITE_END()
