#include "document/json_string.h"

#include <boost/test/unit_test.hpp>

using namespace obsgen::document;

BOOST_AUTO_TEST_SUITE(json_strings)

BOOST_AUTO_TEST_CASE(a_string_is_read_with_every_escape) {
  struct Case {
    std::string_view text;
    std::string value;
  };

  for (const auto& [text, value] :
       {Case{R"("")", ""}, Case{R"("up")", "up"}, Case{R"("a\"b\\c\/d")", "a\"b\\c/d"},
        Case{R"("\b\f\n\r\t")", "\b\f\n\r\t"}, Case{R"("\u0041\u00e9\u20AC")", "A\u00e9\u20ac"},
        Case{R"("\ud83d\ude00")", "\U0001F600"}, Case{R"("\u0000")", std::string(1, '\0')},
        Case{"\"\xC3\xA9\"", "\u00e9"}})
    BOOST_TEST_CONTEXT(text) {
      const auto read = read_json_string(text);
      BOOST_TEST_REQUIRE(read.has_value());
      BOOST_TEST(*read == value);
    }
}

BOOST_AUTO_TEST_CASE(anything_else_is_refused) {
  for (const std::string_view text : {"",
                                      "\"",
                                      "up",
                                      "\"a",
                                      "a\"",
                                      "\"a\"b\"",
                                      "\"\\",
                                      "\"\\\"",
                                      R"("\x41")",
                                      R"("\u12")",
                                      R"("\u12g4")",
                                      R"("\ud800")",
                                      R"("\ud800A")",
                                      R"("\udc00")",
                                      "\"a\tb\"",
                                      "\"a\nb\"",
                                      "\"\xFF\"",
                                      "\"\xC3\"",
                                      "{\"a\":\"b\"}",
                                      " \"a\""})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!read_json_string(text).has_value()); }
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
  std::string all;
  for (int c = 0; c < 0x80; ++c)
    all += static_cast<char>(c);
  all += "\u00e9\u20ac\U0001F600";
  for (const std::string& text : {std::string{}, std::string{"plain"}, all}) {
    std::string out;
    append_json_string(out, text);
    const auto read = read_json_string(out);
    BOOST_TEST_REQUIRE(read.has_value());
    BOOST_TEST((*read == text));
  }
  std::string out = "x=";
  append_json_string(out, "a\"b\\\n\t\x01\u00e9");
  BOOST_TEST(out == "x=\"a\\\"b\\\\\\n\\u0009\\u0001\u00e9\"");
}

BOOST_AUTO_TEST_SUITE_END()
