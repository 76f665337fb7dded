#include "document/read_yaml.h"

#include <boost/test/unit_test.hpp>

#include "unit/document/show.h"

using namespace obsgen;
using namespace obsgen::document;
using namespace obsgen::document::test;

namespace {

Outcome<Node> read(std::string text) {
  return read_yaml({.path = "test.yaml", .text = std::move(text)}, 7);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(read_yaml_tree)

BOOST_AUTO_TEST_CASE(every_kind_of_node_is_read_with_its_place) {
  struct Case {
    std::string text, tree, places;
  };

  const Case cases[] = {
      {"a: é\nb: \nc: x # hi\n", "{a: é, b: , c: x}", "0-14{0-1: 3-5, 6-7: 8-8, 10-11: 13-14}"},
      {"\xEF\xBB\xBF"
       "a: b\r\nc: |\r\n  x\r\n  y\r\n",
       "{a: b, c: |x\ny\n}", "3-25{3-4: 6-7, 9-10: 12-25}"},
      {"a:\nnull: x\n", "{a: , null: x}", "0-10{0-1: 2-2, 3-7: 9-10}"},
      {"a:\n  null\n~: Null\n", "{a: null, ~: Null}", "0-17{0-1: 5-9, 10-11: 13-17}"},
      {"a:\nnullable: x\n", "{a: , nullable: x}", "0-14{0-1: 2-2, 3-11: 13-14}"},
      {"a:\nnull b: x\n", "{a: , null b: x}", "0-12{0-1: 2-2, 3-9: 11-12}"},
      {"- \n-\n- ~\n", "[, , ~]", "0-8[1-1, 4-4, 7-8]"},
      {"{a, b: , c: }", "{a: , b: , c: }", "0-13{1-2: 2-2, 4-5: 6-6, 9-10: 11-11}"},
      {"{a:, \"b\":, c: {d:}}", "{a: , \"b\": , c: {d: }}",
       "0-19{1-2: 3-3, 5-8: 9-9, 11-12: 14-18{15-16: 17-17}}"},
      {"a: b:] \n  c:,\nd: 'e:}'\n", "{a: b:] c:,, d: 'e:}'}", "0-22{0-1: 3-13, 14-15: 17-22}"},
      {"[null, ~ , Null]", "[null, ~, Null]", "0-16[1-5, 7-8, 11-15]"},
      {"[a: b, 'c']", "[{a: b}, 'c']", "0-11[1-5{1-2: 4-5}, 7-10]"},
      {"a: { b: c, } # x\nd: [ ]", "{a: {b: c}, d: []}",
       "0-23{0-1: 3-12{5-6: 8-9}, 17-18: 20-23[]}"},
      {"a: [ # {\n  1, # ]\n  2\n]\n", "{a: [1, 2]}", "0-23{0-1: 3-23[11-12, 20-21]}"},
      {"a:\n- b\n- c: 1\n  d: 2\ne: f", "{a: [b, {c: 1, d: 2}], e: f}",
       "0-25{0-1: 3-20[5-6, 9-20{9-10: 12-13, 16-17: 19-20}], 21-22: 24-25}"},
      {"? a\n: b\n? c\n", "{a: b, c: }", "0-11{2-3: 6-7, 10-11: 11-11}"},
      {"- - a\n  - b\n- c", "[[a, b], c]", "0-15[2-11[4-5, 10-11], 14-15]"},
      {"%YAML 1.2\n---\n\"a\" : 'b'\n...\n", "{\"a\": 'b'}", "14-23{14-17: 20-23}"},
      {"a: &x {b: [1]}\nc: *x\nd: &y\ne: *y", "{a: {b: [1]}, c: {b: [1]}, d: , e: }",
       "0-32{0-1: 6-14{7-8: 10-13[11-12]}, 15-16: 6-14{7-8: 10-13[11-12]}, 21-22: 26-26, 27-28: "
       "26-26}"},
      {"&k a: *k\n*k : b", "{a: a}", ""},
      {"a: &x # why\n  - 1\n", "{a: [1]}", "0-17{0-1: 14-17[16-17]}"},
      {"|\n x\n\n\n", "|x\n", "0-5"},
      {"a: |\n\n  x\nb: >-\n  y\n  z\n\n# end\n", "{a: |\nx\n, b: |y z}",
       "0-23{0-1: 3-10, 10-11: 13-23}"},
  };
  for (const auto& [text, tree, places] : cases)
    BOOST_TEST_CONTEXT(text) {
      const auto outcome = read(text);
      BOOST_TEST_REQUIRE(outcome.value.has_value());
      BOOST_TEST(show(*outcome.value) == tree);
      if (places.empty()) continue;
      BOOST_TEST(show(outcome.diagnostics, text) == "");
      BOOST_TEST(show_places(*outcome.value) == places);
      BOOST_TEST(outcome.value->place.file == 7U);
    }
}

BOOST_AUTO_TEST_CASE(a_carriage_return_before_a_line_feed_is_no_content) {
  const auto outcome = read("a: x\r\n  y\r\nb: 'p\r\n\r\n  q'\r\nc: \"r\\\r\n  s\"\r\n");
  BOOST_TEST_REQUIRE(outcome.ok());
  BOOST_TEST(show(*outcome.value) == "{a: x y, b: 'p\nq', c: \"rs\"}");
}

/// What only YAML 1.1 takes for line breaks, and tabs that are no indentation.
BOOST_AUTO_TEST_CASE(the_text_is_read_as_version_1_2_says) {
  struct Case {
    std::string text, tree, places;
  };

  const Case cases[] = {
      {"a: x\xE2\x80\xA8y # \xE2\x80\xA9 b: c\n\xC2\x85: z", "{a: x\xE2\x80\xA8y, \xC2\x85: z}",
       "0-25{0-1: 3-8, 20-22: 24-25}"},
      {"x \xC2\x85\n \xC2\x85y\n\n\n \xE2\x80\xA9", "x \xC2\x85 \xC2\x85y\n\n\xE2\x80\xA9", "0-16"},
      {"'\xE2\x80\xA9\xC2\x85 \xEF\xBB\xBF'", "'\xE2\x80\xA9\xC2\x85 \xEF\xBB\xBF'", "0-11"},
      {"\"\xE2\x80\xA9\\n\xC2\x85\\ue000\\N\\_\"",
       "\"\xE2\x80\xA9\n\xC2\x85\xEE\x80\x80\xC2\x85\xC2\xA0\"", "0-19"},
      {">\n \xE2\x80\xA9\n b\tb\n\t\n \tc\n", "|\xE2\x80\xA9 b\tb\n\n\tc\n", "0-18"},
      {"-\ta\n-\t- b\n  -\tc\n\t\n\t# d\n- \t e\tf\n", "[a, [b, c], e\tf]",
       "0-30[2-3, 6-15[8-9, 14-15], 27-30]"},
      {"?\ta\n:\tb\nc:\td\n \t\n", "{a: b, c: d}", "0-12{2-3: 6-7, 8-9: 11-12}"},
      {"\xEF\xBB\xBF\xEF\xBB\xBF"
       "a: b",
       "{\xEF\xBB\xBF"
       "a: b}",
       "3-10{3-7: 9-10}"},
  };
  for (const auto& [text, tree, places] : cases)
    BOOST_TEST_CONTEXT(text) {
      const auto outcome = read(text);
      BOOST_TEST(show(outcome.diagnostics, text) == "");
      BOOST_TEST_REQUIRE(outcome.value.has_value());
      BOOST_TEST(show(*outcome.value) == tree);
      BOOST_TEST(show_places(*outcome.value) == places);
    }
}

BOOST_AUTO_TEST_CASE(entries_are_found_by_their_key) {
  const auto outcome = read("a: 1\nb: [x]\n");
  BOOST_TEST_REQUIRE(outcome.ok());
  const auto& mapping = std::get<Mapping>(outcome.value->value);
  BOOST_TEST_REQUIRE(find(mapping, "b") != nullptr);
  BOOST_TEST(show(*find(mapping, "b")) == "[x]");
  BOOST_TEST(find(mapping, "c") == nullptr);
}

BOOST_AUTO_TEST_CASE(kinds_are_named_for_messages) {
  struct Case {
    std::string text;
    std::string_view kind;
  };

  for (const auto& [text, kind] :
       {Case{"{}", "a mapping"}, Case{"[]", "a list"}, Case{"x", "a string"},
        Case{"'1'", "a string"}, Case{"1", "a number"}, Case{"1.5", "a number"},
        Case{"true", "a boolean"}, Case{"~", "null"}})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(kind_name(read(text).value.value()) == kind); }
}

BOOST_AUTO_TEST_SUITE_END()
