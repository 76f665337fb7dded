#include <random>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "fuzz/template/property.h"
#include "source_tree.h"

BOOST_AUTO_TEST_CASE(the_fuzz_corpus_of_templates_keeps_every_property) {
  const auto files = files_below("tests/fuzz/template/corpus");
  BOOST_TEST_REQUIRE(!files.empty());
  for (const auto& [path, text] : files)
    BOOST_TEST_CONTEXT(path) { BOOST_TEST(obsgen::templates::broken_property(text) == ""); }
}

BOOST_AUTO_TEST_CASE(every_beginning_and_every_end_of_the_corpus_keeps_every_property) {
  for (const auto& [path, text] : files_below("tests/fuzz/template/corpus")) {
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const std::string_view whole = text;
      BOOST_TEST_CONTEXT(path << " cut at " << at) {
        BOOST_TEST(obsgen::templates::broken_property(whole.substr(0, at)) == "");
        BOOST_TEST(obsgen::templates::broken_property(whole.substr(at)) == "");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(texts_made_of_pieces_of_the_corpus_keep_every_property) {
  std::mt19937 random{7};
  const auto files = files_below("tests/fuzz/template/corpus");
  const auto piece = [&] {
    const std::string& text = files[random() % files.size()].text;
    return text.substr(random() % (text.size() + 1), random() % 20);
  };
  for (std::size_t i = 0; i < 5000; ++i) {
    std::string text;
    for (auto left = 1 + random() % 8; left > 0; --left)
      text += piece();
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(obsgen::templates::broken_property(text) == ""); }
  }
}
