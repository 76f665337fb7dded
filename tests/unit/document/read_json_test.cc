#include "document/read_json.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "unit/document/show.h"

using namespace obsgen;
using namespace obsgen::document;
using namespace obsgen::document::test;

namespace {

Outcome<Node> read(std::string text) {
  return read_json({.path = "test.json", .text = std::move(text)}, 3);
}

std::string problems_of(const std::string& text) { return show(read(text).diagnostics, text); }

}  // namespace

BOOST_AUTO_TEST_SUITE(read_json_tree)

BOOST_AUTO_TEST_CASE(every_kind_of_value_is_read_with_its_place) {
  struct Case {
    std::string text, tree, places;
  };

  const Case cases[] = {
      {"{\"b\": [1, -2.5e3, \"x\\u00e9y\"], \"a\" : {} , \"c\":null}",
       "{\"b\": [1, -2.5e3, \"x\xC3\xA9y\"], \"a\": {}, \"c\": null}",
       "0-51{1-4: 6-29[7-8, 10-16, 18-28], 31-34: 37-39{}, 42-45: 46-50}"},
      {"12", "12", "0-2"},
      {"\"x\"", "\"x\"", "0-3"},
      {"\xEF\xBB\xBF {\"a\": true}\r\n", "{\"a\": true}", "4-15{5-8: 10-14}"},
      {"[[], [ ], {\"\": \"\"}]", "[[], [], {\"\": \"\"}]",
       "0-19[1-3[], 5-8[], 10-18{11-13: 15-17}]"},
      {"\"\\ud83d\\ude00z\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\xF0\x9F\x98\x80z\"\\/\x08\x0C\n\r\t\"",
       "0-31"},
      {"{\"a,b]\": \"}{\", \"\\\"\": [false]}", "{\"a,b]\": \"}{\", \"\"\": [false]}",
       "0-29{1-7: 9-13, 15-19: 21-28[22-27]}"},
      {"\"\\ufffe\xEF\xBF\xBF\"", "\"\xEF\xBF\xBE\xEF\xBF\xBF\"", "0-11"},
      {"\"\x7F\xE2\x80\xA8\"", "\"\x7F\xE2\x80\xA8\"", "0-6"},
      {"[-0, 1E5, 123456789012345678901234567890]", "[-0, 1E5, 123456789012345678901234567890]",
       "0-41[1-3, 5-8, 10-40]"},
  };
  for (const auto& [text, tree, places] : cases)
    BOOST_TEST_CONTEXT(text) {
      const auto outcome = read(text);
      BOOST_TEST(show(outcome.diagnostics, text) == "");
      BOOST_TEST_REQUIRE(outcome.value.has_value());
      BOOST_TEST(show(*outcome.value) == tree);
      BOOST_TEST(show_places(*outcome.value) == places);
      BOOST_TEST(outcome.value->place.file == 3U);
    }
}

BOOST_AUTO_TEST_CASE(strings_lead_back_to_their_escapes) {
  const auto outcome = read(R"("a\n\u00e9\ud83d\ude00b")");
  BOOST_TEST_REQUIRE(outcome.ok());
  const Fragment& fragment = std::get<Scalar>(outcome.value->value).fragment;
  BOOST_TEST((fragment.segments == std::vector<Segment>{{0, 1}, {1, 2}, {2, 4}, {4, 10}, {8, 22}}));
  BOOST_TEST(fragment.file == 3U);
}

BOOST_AUTO_TEST_CASE(a_broken_text_gives_one_problem_and_no_tree) {
  struct Case {
    std::string text, problem;
  };

  const Case cases[] = {
      {"",
       "1:1+0 expected a value, found the end of the file [json/syntax] (no comma stands before a "
       "closing bracket; texts are written in double quotes)"},
      {" \n",
       "2:1+0 expected a value, found the end of the file [json/syntax] (no comma stands before a "
       "closing bracket; texts are written in double quotes)"},
      {"{\"a\" 1}",
       "1:6+1 expected ':', found '1' [json/syntax] (write an entry as \"key\": value)"},
      {"{\"a\":1 \"b\":2}",
       "1:8+1 expected ',' or '}', found '\"' [json/syntax] (separate entries by ',')"},
      {"{\"a\":1,}",
       "1:8+1 expected a key in double quotes, found '}' [json/syntax] (no comma stands before a "
       "closing bracket)"},
      {"[1,]",
       "1:4+1 expected a value, found ']' [json/syntax] (no comma stands before a closing bracket; "
       "texts are written in double quotes)"},
      {"[1 2]", "1:4+1 expected ',' or ']', found '2' [json/syntax] (separate items by ',')"},
      {"[",
       "1:2+0 expected a value, found the end of the file [json/syntax] (no comma stands before a "
       "closing bracket; texts are written in double quotes)"},
      {"{",
       "1:2+0 expected a key in double quotes, found the end of the file [json/syntax] (no comma "
       "stands before a closing bracket)"},
      {"{\"a\"",
       "1:5+0 expected ':', found the end of the file [json/syntax] (write an entry as \"key\": "
       "value)"},
      {"\"abc", "1:1+1 the string has no closing quote [json/syntax] (close it with '\"')"},
      {"{\"a\n\": 1}",
       "1:4+1 control character U+000A [json/control] (in a string it is written '\\u000a')"},
      {"\"a\\qb\"", "1:3+2 unknown escape [json/syntax] (write a backslash as '\\\\')"},
      {"\"\\u12\"",
       "1:2+2 an escape without its four hexadecimal digits [json/syntax] (write '\\u' and 4 "
       "digits)"},
      {"\"\\ud83d\"",
       "1:2+6 half of a surrogate pair [json/syntax] (write both halves, or the character itself)"},
      {"\"\\ud83dx\"",
       "1:2+6 half of a surrogate pair [json/syntax] (write both halves, or the character itself)"},
      {"\"\\udc00\"",
       "1:1+8 an escape that stands for no character [json/syntax] (write both halves of a "
       "surrogate pair)"},
      {"{\"\\udc00\": 1}",
       "1:2+8 an escape that stands for no character [json/syntax] (write both halves of a "
       "surrogate pair)"},
      {"{\"a\":1,\"b\":2,\"\\u0061\":3}",
       "1:14+8 duplicate key 'a' [json/duplicate-key] (keep one of the two)"},
      {"[1] x", "1:5+1 expected the end of the text, found 'x' [json/syntax] (write one value)"},
      {"[1]\r\n\r\n x",
       "3:2+1 expected the end of the text, found 'x' [json/syntax] (write one value)"},
      {"01",
       "1:1+2 '01' is not a number of JSON [json/syntax] (digits stand on both sides of a point; "
       "no '+' and no zeros lead)"},
      {"-01",
       "1:1+3 '-01' is not a number of JSON [json/syntax] (digits stand on both sides of a point; "
       "no '+' and no zeros lead)"},
      {"1.",
       "1:1+2 '1.' is not a number of JSON [json/syntax] (digits stand on both sides of a point; "
       "no '+' and no zeros lead)"},
      {"-",
       "1:1+1 '-' is not a number of JSON [json/syntax] (digits stand on both sides of a point; no "
       "'+' and no zeros lead)"},
      {".5",
       "1:1+2 expected a value, found '.' [json/syntax] (no comma stands before a closing bracket; "
       "texts are written in double quotes)"},
      {"1e",
       "1:1+2 '1e' is not a number [json/syntax] (write a number as JSON does, of at most "
       "1.7e308)"},
      {"+1",
       "1:1+2 '+1' is not a number of JSON [json/syntax] (digits stand on both sides of a point; "
       "no '+' and no zeros lead)"},
      {"1e999",
       "1:1+5 '1e999' is too large a number [json/syntax] (write a number as JSON does, of at most "
       "1.7e308)"},
      {"nul",
       "1:1+3 expected a value, found 'n' [json/syntax] (no comma stands before a closing bracket; "
       "texts are written in double quotes)"},
      {"NaN",
       "1:1+3 expected a value, found 'N' [json/syntax] (no comma stands before a closing bracket; "
       "texts are written in double quotes)"},
      {"[1,,2]",
       "1:4+1 expected a value, found ',' [json/syntax] (no comma stands before a closing bracket; "
       "texts are written in double quotes)"},
      {"{1:2}",
       "1:2+1 expected a key in double quotes, found '1' [json/syntax] (no comma stands before a "
       "closing bracket)"},
      {"{'a':1}",
       "1:2+3 expected a key in double quotes, found ''' [json/syntax] (no comma stands before a "
       "closing bracket)"},
      {"// x\n1",
       "1:1+2 expected a value, found '/' [json/syntax] (no comma stands before a closing bracket; "
       "texts are written in double quotes)"},
      {"{\"a\": /* */ 1}",
       "1:7+2 expected a value, found '/' [json/syntax] (no comma stands before a closing bracket; "
       "texts are written in double quotes)"},
      {"\"a\tb\"",
       "1:3+1 control character U+0009 [json/control] (in a string it is written '\\u0009')"},
      {"[1,\x0B"
       "2]",
       "1:4+1 control character U+000B [json/control] (in a string it is written '\\u000b')"},
      {"\"\xFF\"", "1:2+1 byte 0xFF is not UTF-8 [json/utf8] (save the file as UTF-8)"},
      {"{\"a\":}",
       "1:6+1 expected a value, found '}' [json/syntax] (no comma stands before a closing bracket; "
       "texts are written in double quotes)"},
      {"truex", "1:5+1 expected the end of the text, found 'x' [json/syntax] (write one value)"},
      {"\xC3\xA4",
       "1:1+2 expected a value, found '\xC3\xA4' [json/syntax] (no comma stands before a closing "
       "bracket; texts are written in double quotes)"},
      {"\xEF\xBB\xBF[x]",
       "1:3+1 expected a value, found 'x' [json/syntax] (no comma stands before a closing bracket; "
       "texts are written in double quotes)"},
  };
  for (const auto& [text, problem] : cases)
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(problems_of(text) == problem);
      BOOST_TEST(!read(text).value.has_value());
    }
}

BOOST_AUTO_TEST_CASE(size_and_nesting_are_limited) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  BOOST_TEST(problems_of(nested(kMaxJsonDepth)) == "");
  BOOST_TEST(problems_of(nested(kMaxJsonDepth + 1)) ==
             "1:65+1 nested deeper than 64 levels [json/depth] (write it flatter)");
  BOOST_TEST(problems_of(nested(1'000'000)) ==
             "1:65+1 nested deeper than 64 levels [json/depth] (write it flatter)");
  std::string list = "[1";
  for (std::size_t i = 0; i < kMaxJsonNodes; ++i)
    list += ",1";
  BOOST_TEST(problems_of(list + "]") ==
             "1:999999+0 more than 500000 values [json/size] (split the file)");
  BOOST_TEST(problems_of(std::string(kMaxJsonBytes + 1, ' ')) ==
             "1:1+0 the file has 33554433 bytes, expected at most 33554432 [json/size] (split the "
             "file)");
}

BOOST_AUTO_TEST_SUITE_END()
