#include "document/scalar_scan.h"

#include <functional>
#include <random>
#include <span>
#include <string>

#include <boost/test/unit_test.hpp>

#include "document/read_yaml.h"
#include "unit/document/show.h"

using namespace obsgen;
using namespace obsgen::document;
using namespace obsgen::document::test;

namespace {

/// The same sequence on every machine.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}

  std::size_t below(std::size_t limit) { return engine_() % limit; }

  std::string_view one_of(std::span<const std::string_view> choices) {
    return choices[below(choices.size())];
  }

  std::string some_of(std::span<const std::string_view> choices, std::size_t limit) {
    std::string out;
    for (std::size_t left = below(limit); left > 0; --left)
      out += one_of(choices);
    return out;
  }

 private:
  std::mt19937 engine_;
};

std::string plain(Random& random) {
  static constexpr std::string_view kParts[] = {
      "a", "bc", "é",   "😀",    " ",      "  ",     "\t",        ":x", "#y",
      "'", "\"", "\\n", "\n  ", "\n    ", "\n\n  ", "\n \n\n  ", "?",  " \n  "};
  return "x" + random.some_of(kParts, 12) + "z";
}

std::string single_quoted(Random& random) {
  static constexpr std::string_view kParts[] = {"a",  "é",  "😀", " ",    "\t",        "''",
                                                "\\", "\"", "#", "\n  ", "\n \n\n  ", " \n\t "};
  return "'x" + random.some_of(kParts, 12) + "z'";
}

std::string double_quoted(Random& random) {
  static constexpr std::string_view kParts[] = {
      "a",      "é",      "😀",        " ",      "\t",      "'",       "\\\\",        "\\\"", "\\n",
      "\\t",    "\\r",    "\\e",      "\\a",    "\\b",     "\\v",     "\\f",         "\\L",  "\\P",
      "\\/",    "\\ ",    "\\x41",    "\\xe9",  "\\u00e9", "\\u20AC", "\\U0001F600", "\n  ", " \n ",
      "\n\n  ", "\\\n  ", "\\\n\n  ", "  \\\n", "#",       "- "};
  return "\"x" + random.some_of(kParts, 16) + "z\"";
}

std::string block(Random& random) {
  static constexpr std::string_view kHeaders[] = {"|", "|-", "|+", ">", ">-", ">+", "| # c", ">  "};
  static constexpr std::string_view kLines[] = {"  a",    "  b c", "    d",   "",
                                                "   \te", "  é  ", "  - f",   "  # g",
                                                " ",      "  ",    "  😀 : h", "     i "};
  std::string text{random.one_of(kHeaders)};
  if (random.below(3) == 0) text.insert(1, "2");
  text += '\n';
  for (std::size_t left = random.below(8); left > 0; --left) {
    text += random.one_of(kLines);
    text += '\n';
  }
  if (random.below(4) == 0) text.pop_back();
  return text;
}

/// Whether the byte of the file can have become the byte of the value.
bool explains(char in_file, char in_value) {
  if (in_file == in_value) return true;
  const bool is_break = in_file == '\n' || in_file == '\r';
  return is_break ? in_value == ' ' || in_value == '\n' : in_file == '\\';
}

void check_scalar(const std::string& text, const Scalar& scalar) {
  const Fragment& fragment = scalar.fragment;
  const ScalarScan scan = scan_scalar(text, fragment.file_span, scalar.style, scalar.text());
  BOOST_TEST(scan.is_exact);
  std::uint32_t before = fragment.file_span.begin;
  for (std::uint32_t i = 0; i < fragment.text.size(); ++i) {
    const Place place = place_in_file(fragment, {i, i + 1});
    BOOST_TEST(place.span.begin >= before);
    BOOST_TEST(place.span.end <= fragment.file_span.end);
    const bool is_tail = (static_cast<unsigned char>(fragment.text[i]) & 0xC0U) == 0x80U;
    BOOST_TEST((is_tail || explains(text[place.span.begin], fragment.text[i])));
    before = place.span.begin;
  }
}

/// Counts how many of the texts that `make` makes the library reads, as values of a mapping.
std::size_t check_many(const std::function<std::string(Random&)>& make,
                       std::string_view line_break) {
  Random random{20'24};
  std::size_t readable = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string text = "k: " + make(random);
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at)) {
      text.replace(at, 1, line_break);
      at += line_break.size();
    }
    const auto outcome = read_yaml({.path = "test.yaml", .text = text}, 0);
    if (!outcome.ok()) continue;
    ++readable;
    const auto& mapping = std::get<Mapping>(outcome.value->value);
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST_REQUIRE(mapping.entries.size() == 1U);
      check_scalar(text, std::get<Scalar>(mapping.entries[0].value.value));
    }
  }
  return readable;
}

/// What each byte of the value of `text` came from: `begin-end` where a segment starts.
std::string segments_of(const std::string& text) {
  const auto outcome = read_yaml({.path = "test.yaml", .text = text}, 0);
  if (!outcome.ok()) return show(outcome.diagnostics, text);
  std::string out;
  for (const Segment& s : std::get<Scalar>(outcome.value->value).fragment.segments) {
    out += fmt::format("{}{}@{}", out.empty() ? "" : " ", s.text_begin, s.file_begin);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scalar_scans)

BOOST_AUTO_TEST_CASE(segments_lead_from_the_value_to_the_file) {
  struct Case {
    std::string text, segments;
  };

  const Case cases[] = {
      {"abc", "0@0"},
      {"'abc'", "0@1"},
      {"''", ""},
      {"a  b", "0@0"},
      {"a \n\n  b", "0@0 1@3 2@6"},
      {"'it''s'", "0@1 3@5"},
      {"\"a\\tb\\u00e9c\"", "0@1 2@4 5@11"},
      {"\"a\\\n  b\"", "0@1 1@6"},
      {"|\n  a\n   b\n", "0@4 2@8"},
      {">\n  a\n  b\n\n  c\n", "0@4 2@8 4@13"},
      {"|-\r\n a\r\n b", "0@5 2@9"},
      {"|+\n \n\n", "0@4"},
      {"'a\n\n \n'", "0@1 1@3 2@5"},
  };
  for (const auto& [text, segments] : cases)
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(segments_of(text) == segments); }
}

BOOST_AUTO_TEST_CASE(every_byte_of_random_scalars_is_found_again) {
  BOOST_TEST(check_many(plain, "\n") > 1000U);
  BOOST_TEST(check_many(single_quoted, "\n") > 1000U);
  BOOST_TEST(check_many(double_quoted, "\n") > 1000U);
  BOOST_TEST(check_many(block, "\n") > 1000U);
}

BOOST_AUTO_TEST_CASE(line_breaks_of_two_bytes_are_followed_too) {
  BOOST_TEST(check_many(plain, "\r\n") > 1000U);
  BOOST_TEST(check_many(single_quoted, "\r\n") > 1000U);
  BOOST_TEST(check_many(double_quoted, "\r\n") > 1000U);
  BOOST_TEST(check_many(block, "\r\n") > 1000U);
}

BOOST_AUTO_TEST_CASE(a_value_that_is_not_in_the_text_gives_the_start_alone) {
  struct Case {
    std::string text;
    ScalarStyle style;
    Span written;
    std::string_view value;
    Span span;
  };

  const Case cases[] = {
      {"abc # d\n", ScalarStyle::Plain, {0, 3}, "abd", {0, 3}},
      {"'abc'", ScalarStyle::SingleQuoted, {0, 5}, "abd", {0, 5}},
      {"'abc'", ScalarStyle::SingleQuoted, {0, 5}, "ab", {0, 5}},
      {"\"a\\q\"", ScalarStyle::DoubleQuoted, {0, 5}, "aq", {0, 5}},
      {"\"\\u12\"", ScalarStyle::DoubleQuoted, {0, 6}, "x", {0, 6}},
      {"|\n  a\n", ScalarStyle::Block, {0, 6}, "b\n", {0, 1}},
      {"|\n  a\n  b\n", ScalarStyle::Block, {0, 10}, "a b\n", {0, 5}},
      {"a\rb", ScalarStyle::Plain, {0, 3}, "a b", {0, 3}},
  };
  for (const auto& [text, style, written, value, span] : cases)
    BOOST_TEST_CONTEXT(text) {
      const ScalarScan scan = scan_scalar(text, written, style, value);
      BOOST_TEST(!scan.is_exact);
      BOOST_TEST((scan.segments == std::vector{Segment{0, 0}}));
      BOOST_TEST((scan.span == span));
    }
}

BOOST_AUTO_TEST_SUITE_END()
