// The property of the fuzz target over its corpus, the broken catalogs, and texts that are made of
// a good catalog by cutting and mixing lines.

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "full_catalog.h"
#include "fuzz/catalog/property.h"
#include "source_tree.h"

using obsgen::catalog::broken_property;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = text.find('\n', begin) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

/// The text with some lines gone, doubled, swapped or with a byte changed.
constexpr std::string_view kNoise = "{}[],:\"'|>-#&*!%@ \n\t$xy01\xff";

std::string mixed(std::vector<std::string> lines, std::mt19937& random) {
  const auto pick = [&](std::size_t size) { return random() % std::max<std::size_t>(size, 1); };
  for (auto changes = 1 + pick(4); changes > 0 && !lines.empty(); --changes) {
    const auto at = pick(lines.size());
    const auto kind = pick(4);
    if (kind == 0) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
    if (kind == 1) lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), lines[at]);
    if (kind == 2) std::swap(lines[at], lines[pick(lines.size())]);
    if (kind == 3 && !lines[at].empty())
      lines[at][pick(lines[at].size())] = kNoise[pick(kNoise.size())];
  }
  std::string text;
  for (const std::string& line : lines)
    text += line;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(catalog_fuzzing)

BOOST_AUTO_TEST_CASE(the_corpus_breaks_nothing) {
  for (const char* const folder : {"tests/fuzz/catalog/corpus", "tests/golden/broken"})
    for (const SourceText& file : files_below(folder))
      BOOST_TEST_CONTEXT(file.path) { BOOST_TEST(broken_property(file.text) == ""); }
}

BOOST_AUTO_TEST_CASE(a_mixed_catalog_breaks_nothing) {
  const auto files = obsgen::catalog::test::full_catalog();
  const auto lines = lines_of(files.at("catalog.yaml"));
  std::mt19937 random{1};
  for (int i = 0; i < 300; ++i) {
    const auto text = mixed(lines, random);
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(broken_property(text) == ""); }
  }
}

BOOST_AUTO_TEST_CASE(a_catalog_that_ends_early_breaks_nothing) {
  const auto text = obsgen::catalog::test::full_catalog().at("catalog.yaml");
  for (std::size_t size = 0; size < text.size(); size += 37)
    BOOST_TEST_CONTEXT(size) { BOOST_TEST(broken_property(text.substr(0, size)) == ""); }
}

BOOST_AUTO_TEST_SUITE_END()
