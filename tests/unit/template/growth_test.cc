#include <string>

#include <boost/test/unit_test.hpp>

#include "read.h"
#include "template/print.h"
#include "template/syntax/lexer.h"
#include "template/syntax/parser.h"

using namespace obsgen;
using namespace obsgen::templates;

namespace {

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += piece;
  return text;
}

std::size_t steps(const std::string& text) {
  Parser parser{lex(text)};
  parser.parse();
  return parser.steps();
}

bool mentions_depth(const std::string& text) {
  const auto outcome = parse_template(test::whole(text));
  return !outcome.ok() && outcome.diagnostics.front().message == "the text is nested too deeply";
}

}  // namespace

BOOST_AUTO_TEST_CASE(twice_the_text_takes_twice_the_steps) {
  for (const std::string_view piece :
       {"{{ $labels.job }}", "a{{/* c */}}", "{{ if 1 }}a{{ else if 2 }}b{{ end }}",
        "{{ $x := 1 }}{{ $x }}", "{{ print 1 2 | print | print (1) }}", "{{ range 1 }}{{ end }}"}) {
    BOOST_TEST_CONTEXT(piece) {
      const auto once = steps(repeated(piece, 500));
      BOOST_TEST(once >= 500U);
      BOOST_TEST(steps(repeated(piece, 1000)) <= 2 * once);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_long_chain_of_else_if_is_no_nesting) {
  const auto text = "{{ if 1 }}" + repeated("{{ else if 2 }}", 5000) + "{{ end }}";
  BOOST_TEST(print(test::read(text)) == text);
}

BOOST_AUTO_TEST_CASE(a_hundred_levels_are_read_and_more_are_refused) {
  const auto blocks = [](std::size_t n) {
    return repeated("{{ if 1 }}", n) + repeated("{{ end }}", n);
  };
  const auto parentheses = [](std::size_t n) {
    return "{{ " + repeated("(", n) + "1" + repeated(")", n) + " }}";
  };
  BOOST_TEST(print(test::read(blocks(100))) == blocks(100));
  BOOST_TEST(print(test::read(parentheses(100))) == parentheses(100));
  BOOST_TEST(mentions_depth(blocks(101)));
  BOOST_TEST(mentions_depth(parentheses(101)));
  BOOST_TEST(mentions_depth(blocks(100'000)));
  BOOST_TEST(mentions_depth("{{ if " + repeated("(", 99) + "(1)" + repeated(")", 99) + " }}"));
  BOOST_TEST(mentions_depth("{{ " + repeated("(", 100'000)));
}
