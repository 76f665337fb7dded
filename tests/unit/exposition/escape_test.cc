#include "exposition/escape.h"

#include <random>

#include <boost/test/unit_test.hpp>

using namespace obsgen::exposition;

BOOST_AUTO_TEST_SUITE(escape)

BOOST_AUTO_TEST_CASE(label_values_are_escaped_and_back) {
  struct Case {
    std::string_view raw, escaped;
  };

  for (const auto& [raw, escaped] :
       {Case{"", ""}, Case{"plain", "plain"}, Case{"a\"b", "a\\\"b"}, Case{"a\\b", "a\\\\b"},
        Case{"a\nb", "a\\nb"}, Case{"\\n", "\\\\n"}, Case{"ä\t", "ä\t"}})
    BOOST_TEST_CONTEXT(raw) {
      BOOST_TEST(escape_label_value(raw) == escaped);
      BOOST_TEST(unescape_label_value(escaped) == raw);
      BOOST_TEST(find_bad_escape(escaped) == std::string_view::npos);
    }
}

BOOST_AUTO_TEST_CASE(unknown_escapes_are_kept_and_found) {
  struct Case {
    std::string_view escaped, raw;
    std::size_t at;
  };

  for (const auto& [escaped, raw, at] :
       {Case{"\\d+", "\\d+", 0}, Case{"a\\\\\\x", "a\\\\x", 3}, Case{"end\\", "end\\", 3}})
    BOOST_TEST_CONTEXT(escaped) {
      BOOST_TEST(unescape_label_value(escaped) == raw);
      BOOST_TEST(find_bad_escape(escaped) == at);
    }
}

BOOST_AUTO_TEST_CASE(help_escapes_quotes_only_in_openmetrics) {
  BOOST_TEST(escape_help("a \"b\"\n\\", Format::PrometheusText) == "a \"b\"\\n\\\\");
  BOOST_TEST(escape_help("a \"b\"\n\\", Format::OpenMetrics) == "a \\\"b\\\"\\n\\\\");
  BOOST_TEST(unescape_help("\\\"", Format::PrometheusText) == "\\\"");
  BOOST_TEST(unescape_help("\\\"", Format::OpenMetrics) == "\"");
}

BOOST_AUTO_TEST_CASE(any_text_comes_back) {
  std::mt19937 random(7);
  constexpr std::string_view kBytes = "\\\"\nnax{}= \xC3\xA4";
  for (int round = 0; round < 2000; ++round) {
    std::string raw;
    for (auto left = random() % 12; left > 0; --left)
      raw += kBytes[random() % kBytes.size()];
    BOOST_TEST_REQUIRE(unescape_label_value(escape_label_value(raw)) == raw);
    for (const Format format : {Format::PrometheusText, Format::OpenMetrics}) {
      BOOST_TEST_REQUIRE(unescape_help(escape_help(raw, format), format) == raw);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
