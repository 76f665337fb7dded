#include "document/resolve.h"

#include <cmath>
#include <limits>
#include <string>

#include <boost/test/unit_test.hpp>

#include "base/overloaded.h"

using namespace obsgen;
using namespace obsgen::document;

namespace {

Scalar plain(std::string text) { return {.fragment = {.text = std::move(text)}}; }

std::string shown(const Scalar& scalar) {
  return std::visit(Overloaded{[](Null) -> std::string { return "null"; },
                               [](bool flag) -> std::string { return flag ? "true" : "false"; },
                               [](std::int64_t whole) { return "int " + std::to_string(whole); },
                               [](double real) {
                                 return std::isnan(real) ? "nan" : "double " + std::to_string(real);
                               },
                               [](std::string_view text) { return "text " + std::string{text}; }},
                    resolve(scalar));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resolving)

BOOST_AUTO_TEST_CASE(plain_scalars_mean_what_the_core_schema_says) {
  struct Case {
    std::string text, meaning;
  };

  const Case cases[] = {
      {"", "null"},
      {"~", "null"},
      {"null", "null"},
      {"Null", "null"},
      {"NULL", "null"},
      {"nULL", "text nULL"},
      {"true", "true"},
      {"True", "true"},
      {"TRUE", "true"},
      {"tRUE", "text tRUE"},
      {"false", "false"},
      {"False", "false"},
      {"FALSE", "false"},
      {"yes", "text yes"},
      {"0", "int 0"},
      {"-0", "int 0"},
      {"+12", "int 12"},
      {"-7", "int -7"},
      {"010", "int 10"},
      {"0o17", "int 15"},
      {"0o18", "text 0o18"},
      {"0x1f", "int 31"},
      {"0x", "text 0x"},
      {"0xg", "text 0xg"},
      {"-0x1", "text -0x1"},
      {"9223372036854775807", "int 9223372036854775807"},
      {"-9223372036854775808", "int -9223372036854775808"},
      {"9223372036854775808", "double 9223372036854775808.000000"},
      {"0xFFFFFFFFFFFFFFFF", "double 18446744073709551616.000000"},
      {"0o2000000000000000000000", "double 18446744073709551616.000000"},
      {"1.5", "double 1.500000"},
      {".5", "double 0.500000"},
      {"1.", "double 1.000000"},
      {"+1.5", "double 1.500000"},
      {"-.5e1", "double -5.000000"},
      {"1e3", "double 1000.000000"},
      {"1E+3", "double 1000.000000"},
      {"1e-400", "double 0.000000"},
      {"1e400", "double inf"},
      {"-1e400", "double -inf"},
      {"0.1e400", "double inf"},
      {"1e", "text 1e"},
      {".", "text ."},
      {"+", "text +"},
      {"-", "text -"},
      {"1e3.5", "text 1e3.5"},
      {"1.2.3", "text 1.2.3"},
      {".inf", "double inf"},
      {"-.INF", "double -inf"},
      {"+.Inf", "double inf"},
      {".nan", "nan"},
      {".NaN", "nan"},
      {"-.nan", "text -.nan"},
      {"inf", "text inf"},
      {"nan", "text nan"},
      {"1_000", "text 1_000"},
      {"1:30", "text 1:30"},
      {"2024-01-01", "text 2024-01-01"},
      {"5m", "text 5m"},
  };
  for (const auto& [text, meaning] : cases)
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(shown(plain(text)) == meaning); }
}

BOOST_AUTO_TEST_CASE(quoted_and_block_scalars_are_text) {
  for (const ScalarStyle style :
       {ScalarStyle::SingleQuoted, ScalarStyle::DoubleQuoted, ScalarStyle::Block}) {
    Scalar scalar = plain("true");
    scalar.style = style;
    BOOST_TEST(shown(scalar) == "text true");
    scalar.fragment.text = "yes";
    BOOST_TEST(!yaml11_trap(scalar).has_value());
  }
}

BOOST_AUTO_TEST_CASE(words_that_old_readers_take_for_something_else_are_told) {
  struct Case {
    std::string text, trap;
  };

  const Case cases[] = {
      {"yes", "'yes' is a boolean in YAML 1.1"},
      {"No", "'No' is a boolean in YAML 1.1"},
      {"ON", "'ON' is a boolean in YAML 1.1"},
      {"off", "'off' is a boolean in YAML 1.1"},
      {"y", "'y' is a boolean in YAML 1.1"},
      {"N", "'N' is a boolean in YAML 1.1"},
      {"010", "'010' is an octal number in YAML 1.1"},
      {"-07", "'-07' is an octal number in YAML 1.1"},
      {"0o17", "'0o17' is an octal number to some readers and a string to others in YAML 1.1"},
      {"0b11", "'0b11' is a binary number in YAML 1.1"},
      {"1:30", "'1:30' is a number of base 60 in YAML 1.1"},
      {"1:30:59.5", "'1:30:59.5' is a number of base 60 in YAML 1.1"},
      {"1_000", "'1_000' is a number in YAML 1.1"},
      {"0x1_F", "'0x1_F' is a number in YAML 1.1"},
      {"1_0.5", "'1_0.5' is a number in YAML 1.1"},
  };
  for (const auto& [text, trap] : cases)
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(yaml11_trap(plain(text)).value_or("none") == trap); }
}

BOOST_AUTO_TEST_CASE(what_both_read_alike_is_no_trap) {
  for (const char* text : {"",    "~",    "true", "FALSE", "0",    "10",   "-1",       "1.5",
                           "1e3", "0x1F", "yeS",  "yess",  "08",   "1:60", "1:",       "01:30",
                           "a:1", "_1",   "a_1",  "1_a",   "0b12", "5m",   "host:8080"})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(yaml11_trap(plain(text)).value_or("none") == "none"); }
}

BOOST_AUTO_TEST_SUITE_END()
