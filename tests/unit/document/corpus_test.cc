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

/// Texts of everything that a reader has to keep a place of; what ends too early is cut from them.
const std::string kSamples[] = {
    "!s<: &y ",
    "!<tag:x> &a !b 'c'",
    "&a !<x> *b : ! &c\n",
    "a: &x !y\nb: !z &w\n- &v\n",
    "? &a\n: !b\n? |\n x\n: >\n y\n",
    "[&a , !b , *a , {&c : !d , ? e : }, f: , ]",
    "- - !a\n  - &b\n- ? c\n  : &d\n",
    "%YAML 1.2\n%TAG ! tag:x,2000:\n--- !a &b\nc: ~\n...\n# d\n",
    "a: \"b \\u00e9\\\n  \\x41\\U0001F600 \"\nc: 'd''\n\n  e'\n",
    "a: |+2\n   b\n\n  c\n \nd: >-\n  e\n  f\n\n    g\n",
    "\xEF\xBB\xBF\"é\": 😀 \xE2\x80\xA8\r\n\xC2\x85: [é, \xEF\xBF\xBF]\r\n",
    "a: b\nc\nd:\n\te: null\n~: x\nnull\n",
    "a: {b: [c, , d], , e}}\n<<: [f}\n",
};

/// Replays every beginning of the text, also those that end inside of a character.
void replay_beginnings(const std::string& text, std::string (*broken)(std::string_view)) {
  for (std::size_t size = 0; size <= text.size(); ++size)
    BOOST_TEST_CONTEXT("the first " << size << " bytes of " << text) {
      BOOST_TEST(broken(std::string_view{text}.substr(0, size)) == "");
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fuzz_corpus)

BOOST_AUTO_TEST_CASE(yaml_texts_keep_what_always_holds) {
  BOOST_TEST(replay("yaml", broken_yaml_property) > 50U);
}

BOOST_AUTO_TEST_CASE(json_texts_keep_what_always_holds) {
  BOOST_TEST(replay("json", broken_json_property) > 50U);
}

BOOST_AUTO_TEST_CASE(every_beginning_of_a_yaml_text_keeps_its_places_inside) {
  for (const std::string& text : kSamples)
    replay_beginnings(text, broken_yaml_property);
  for (const auto& [path, text] : files_below("tests/fuzz/document/corpus/yaml"))
    replay_beginnings(text.substr(0, 500), broken_yaml_property);
}

BOOST_AUTO_TEST_CASE(every_beginning_of_a_json_text_keeps_its_places_inside) {
  for (const auto& [path, text] : files_below("tests/fuzz/document/corpus/json"))
    replay_beginnings(text.substr(0, 500), broken_json_property);
}

BOOST_AUTO_TEST_SUITE_END()
