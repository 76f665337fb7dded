// Replays what the fuzzers have been fed with.
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "fuzz/document/property.h"
#include "source_tree.h"

using namespace obsgen::document;

namespace {

std::size_t replay(const std::string& language, std::string (*broken)(std::string_view)) {
  const auto files = files_below("tests/fuzz/document/corpus/" + language);
  for (const auto& [path, text] : files)
    BOOST_TEST_CONTEXT(path) { BOOST_TEST(broken(text) == ""); }
  return files.size();
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
