#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "document/read_yaml.h"
#include "unit/document/show.h"

using namespace obsgen;
using namespace obsgen::document;
using namespace obsgen::document::test;

namespace {

Outcome<Node> read(std::string text) {
  return read_yaml({.path = "test.yaml", .text = std::move(text)}, 0);
}

std::string problems_of(const std::string& text) { return show(read(text).diagnostics, text); }

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i)
    out += text;
  return out;
}

/// Each of `levels` lists has nine times the one before.
std::string bomb(char levels) {
  std::string text = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name < static_cast<char>('a' + levels); ++name) {
    const std::string before = std::string{"*"} + static_cast<char>(name - 1);
    text += std::string{name} + ": &" + name + " [" + repeated(before + ", ", 8) + before + "]\n";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_limits)

BOOST_AUTO_TEST_CASE(nesting_is_limited) {
  const auto nested = [](std::size_t depth) {
    return repeated("[", depth) + "x" + repeated("]", depth);
  };
  BOOST_TEST(problems_of(nested(kMaxYamlDepth)) == "");
  const std::string problem = "nested deeper than 64 levels [yaml/depth] (write it flatter)";
  BOOST_TEST(problems_of(nested(kMaxYamlDepth + 1)) == "1:65+1 " + problem);
  BOOST_TEST(problems_of(nested(100'000)) == "1:65+1 " + problem);
  BOOST_TEST(problems_of(repeated("- ", 1000) + "x") == "1:129+1 " + problem);
  BOOST_TEST(problems_of(repeated("? ", 1000) + "x") == "1:129+1 " + problem);
  BOOST_TEST(problems_of("a: &x " + nested(40) + "\nb: " + repeated("[", 30) + "*x" +
                         repeated("]", 30)) == "2:34+2 " + problem);
}

BOOST_AUTO_TEST_CASE(the_size_is_limited) {
  const std::string fitting = "a: '" + std::string(kMaxYamlBytes - 5, 'x') + "'";
  BOOST_TEST(problems_of(fitting) == "");
  BOOST_TEST(problems_of(fitting + "\n") ==
             "1:1+0 the file has 8388609 bytes, expected at most 8388608 [yaml/size] (split the "
             "file)");
}

BOOST_AUTO_TEST_CASE(the_number_of_values_is_limited) {
  BOOST_TEST(problems_of("[" + repeated("1,", kMaxYamlNodes) + "]") ==
             "1:1000000+0 more than 500000 values [yaml/size] (split the file)");
}

BOOST_AUTO_TEST_CASE(what_aliases_stand_for_is_limited) {
  BOOST_TEST(problems_of(bomb(4)) == "");
  const std::string too_many = " aliases stand for more than 10000 values [yaml/aliases] ";
  BOOST_TEST(problems_of(bomb(5)) == "5:8+2" + too_many + "(write the values out)");
  BOOST_TEST(problems_of(bomb(26)) == "5:8+2" + too_many + "(write the values out)");
  BOOST_TEST(problems_of("- &x y\n" + repeated("- *x\n", kMaxAliasNodes)) == "");
  BOOST_TEST(problems_of("- &x y\n" + repeated("- *x\n", kMaxAliasNodes + 1)) ==
             "10002:3+2" + too_many + "(write the values out)");
}

BOOST_AUTO_TEST_CASE(what_anchors_name_is_limited) {
  BOOST_TEST(problems_of(repeated("- &x y\n", kMaxAliasNodes)) == "");
  BOOST_TEST(problems_of(repeated("- &x y\n", kMaxAliasNodes + 1)) ==
             "10001:6+1 anchors name more than 10000 values [yaml/aliases] (name smaller values)");
}

BOOST_AUTO_TEST_CASE(very_long_lines_are_read) {
  constexpr std::size_t kMany = 1U << 18U;
  const std::string texts[] = {
      "a: " + repeated("x ", kMany / 2) + "x",
      "a: \"" + repeated("\\u00e9", kMany / 6) + "\"",
      "a: '" + repeated("''", kMany / 2) + "'",
      "a: |\n  " + std::string(kMany, 'x'),
      "a: >\n  x\n" + std::string(kMany, '\n') + "  y\n",
      "a: b" + std::string(kMany, '\n') + "  c",
      "a: 'b" + std::string(kMany, ' ') + "c'",
      "[" + repeated("\"a\",", kMany / 4) + "b]",
      "[" + repeated("a,", kMany / 4) + "b]",
      "{" + repeated("\"a\":b,", 1) + std::string(kMany, ' ') + "c: d}",
      repeated("-\tx\n", kMany / 4),
      repeated("\t\n", kMany / 2) + "a: b",
      "a: b" + std::string(kMany, '\t') + "# c",
      "a: " + repeated("\xE2\x80\xA8\xC2\x85", kMany / 5),
      "a:" + std::string(kMany, ' ') + "# " + std::string(kMany, '#') + "\n  b",
  };
  for (const std::string& text : texts)
    BOOST_TEST_CONTEXT(text.substr(0, 20)) { BOOST_TEST(problems_of(text) == ""); }
  std::string key(kMany, 'k');
  key += ": v";
  BOOST_TEST(problems_of(key) ==
             "1:262145+1 a ':' that ends no key [yaml/syntax] (check the indentation, and the line "
             "before for a missing ':' or quote)");
}

/// Each of them makes the library give up and go on.
BOOST_AUTO_TEST_CASE(very_many_lines_without_a_colon_are_told) {
  constexpr std::size_t kMany = 50'000;
  std::string text = "a: b\n";
  for (std::size_t i = 0; i < kMany; ++i)
    text += "k" + std::to_string(i) + "\n";
  BOOST_TEST(read(text).diagnostics.size() == kMany);
}

BOOST_AUTO_TEST_SUITE_END()
