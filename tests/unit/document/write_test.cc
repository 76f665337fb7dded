#include <clocale>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "document/read_json.h"
#include "document/read_yaml.h"
#include "document/value.h"
#include "document/write_json.h"
#include "document/write_yaml.h"
#include "unit/document/show.h"

using namespace obsgen;
using namespace obsgen::document;
using namespace obsgen::document::test;

namespace {

/// Texts that a careless writer breaks on.
const std::string kNasty[] = {
    "",
    " ",
    "  x",
    "x ",
    "x\t",
    "\tx",
    "\n",
    "x\n",
    "x\n\n",
    "\nx\n",
    " x\n",
    "x\ny",
    "x\ny\n",
    "x\n  y\n",
    "x\n\ny\n",
    "x \ny\n",
    "x\n \ny\n",
    "x\n\t\ny\n",
    "x\r\ny\r\n",
    "x\ry",
    "a\"b",
    "a'b",
    "a\\b",
    "\\",
    "\"",
    "'",
    "\x01\x1F",
    "\x7F",
    "\xC2\x80",
    "\xC2\x85",
    "\xC2\xA0",
    "\xE2\x80\xA8",
    "x\n\xE2\x80\xA9\ny\n",
    "\xEF\xBB\xBF",
    "x\xEF\xBB\xBFy\n",
    "😀",
    "é",
    "日本",
    "#",
    " #",
    "x #y",
    "x#y",
    ":",
    "a: b",
    "a:",
    ":a",
    "-",
    "- a",
    "--",
    "---",
    "...",
    "--- a",
    "?",
    "? a",
    "[a]",
    "{a}",
    "[",
    "]",
    "{",
    "}",
    ",",
    "a, b",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "|",
    ">",
    "|-\n",
    "<<",
    "=",
    "~",
    "null",
    "Null",
    "NULL",
    "nULL",
    "true",
    "True",
    "TRUE",
    "false",
    "yes",
    "Yes",
    "YES",
    "no",
    "No",
    "on",
    "On",
    "off",
    "OFF",
    "y",
    "Y",
    "n",
    "N",
    "0",
    "1",
    "-1",
    "+1",
    "007",
    "010",
    "0o17",
    "0x1F",
    "0b11",
    "1_000",
    "1e3",
    "1E3",
    "1.5",
    ".5",
    "1.",
    "+.inf",
    ".inf",
    "-.Inf",
    ".nan",
    ".NaN",
    "nan",
    "inf",
    "1:30",
    "1:30:00",
    "2024-01-01",
    "2024-01-01T00:00:00Z",
    "v1.0",
    "30s",
    "5m",
    "a b",
    "kube-system",
    "app.kubernetes.io/name",
    "{{ $labels.x }}",
    "{{ $value | humanizePercentage }} of",
    "${job:regex}",
    "$__rate_interval",
    "sum by (namespace) (rate(x[5m]))\n",
    "http://x/y?z=1&w",
    "C:\\path",
    "</script>",
    "a\fb",
    "\x1B[0m",
};

std::string yaml_text_of(const std::string& text) {
  const auto outcome = read_yaml({.path = "t", .text = text}, 0);
  return outcome.ok() ? *value_of(*outcome.value).find("k")->as_text()
                      : show(outcome.diagnostics, text);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i)
    out += text;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(writers)

BOOST_AUTO_TEST_CASE(json_is_sorted_indented_and_plain) {
  const Value value = Value::object(
      {{"b",
        Value::array({1, 0.9, 1e-7, -2.0, 1e15, 1e21, 0.1 + 0.2, true, false, Value{}, "é\"\\\n"})},
       {"a", Value::object()},
       {"c", Value::array()},
       {"d", Value::object({{"n", std::int64_t{9007199254740993}}})}});
  BOOST_TEST(write_json(value) ==
             R"({
  "a": {},
  "b": [
    1,
    0.9,
    1e-07,
    -2,
    1000000000000000,
    1e+21,
    0.3,
    true,
    false,
    null,
    "é\"\\\n"
  ],
  "c": [],
  "d": {
    "n": 9007199254740993
  }
}
)");
  BOOST_TEST(write_json_line(value) ==
             R"({"a":{},"b":[1,0.9,1e-07,-2,1000000000000000,1e+21,0.3,true,false,null,"é\"\\\n"],)"
             R"("c":[],"d":{"n":9007199254740993}})");
}

BOOST_AUTO_TEST_CASE(yaml_is_in_block_style_in_the_given_order) {
  const Value value = Value::object(
      {{"kind", "PrometheusRule"},
       {"metadata", Value::object({{"name", "x"},
                                   {"labels", Value::object({{"app.kubernetes.io/name", "on"}})}})},
       {"empty", Value::array()},
       {"none", Value::object()},
       {"rules", Value::array({Value::object({{"alert", "A"},
                                              {"expr", Value::literal("sum(x)\n  > 0")},
                                              {"for", "15m"},
                                              {"num", 1},
                                              {"r", 0.1},
                                              {"b", false}}),
                               Value::object({{"y", "two\nlines\n"}, {"z", Value{}}}),
                               Value::array({1, Value::array({"a"})})})}});
  BOOST_TEST(write_yaml(value, "Generated.\nTwice.") ==
             R"(# Generated.
# Twice.
kind: PrometheusRule
metadata:
  name: x
  labels:
    app.kubernetes.io/name: "on"
empty: []
none: {}
rules:
  - alert: A
    expr: |
      sum(x)
        > 0
    for: "15m"
    num: 1
    r: 0.1
    b: false
  - "y": |
      two
      lines
    z: null
  -
    - 1
    -
      - a
)");
}

BOOST_AUTO_TEST_CASE(nasty_texts_are_read_back_from_yaml) {
  for (const std::string& text : kNasty)
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(yaml_text_of(write_yaml(Value::object({{"k", text}}))) == text);
      const Value as_key =
          Value::object({{text, Value::array({text, Value::object({{text, 1}})})}});
      const auto outcome = read_yaml({.path = "t", .text = write_yaml(as_key)}, 0);
      BOOST_TEST(show(outcome.diagnostics, "") == "");
      BOOST_TEST((outcome.ok() && value_of(*outcome.value) == as_key));
    }
}

/// A key of that many characters in each of the places where a key can stand.
Value with_keys(const std::string& key) {
  const Value leaf =
      Value::object({{key, "x"}, {"b", Value::literal("y\n")}, {key + "c", Value{}}});
  return Value::object(
      {{"a", Value::array({leaf, Value::array({leaf}), Value::object({{"m", leaf}})})},
       {key, leaf},
       {key + "l", Value::array({leaf, 1})},
       {key + "t", "two\nlines\n"},
       {key + "e", Value::object()},
       {key + "f", Value::array()},
       {"z", leaf}});
}

BOOST_AUTO_TEST_CASE(keys_of_any_length_are_read_back_from_yaml) {
  for (const std::string_view part :
       {"k", "1", " ", "\"", "\\", "\n", "\x01", "é", "\xE2\x80\xA8é", "😀\x7F"})
    for (const std::size_t size :
         {1U,   60U,  100U, 127U, 128U,  169U,  170U,  171U,  255U,  256U, 340U,
          341U, 510U, 511U, 512U, 1021U, 1022U, 1023U, 1024U, 1025U, 5000U})
      BOOST_TEST_CONTEXT(part << " " << size) {
        const Value value = with_keys(repeated(part, size));
        const std::string text = write_yaml(value);
        const auto outcome = read_yaml({.path = "t", .text = text}, 0);
        BOOST_TEST(show(outcome.diagnostics, text) == "");
        BOOST_TEST((outcome.ok() && value_of(*outcome.value) == value));
      }
}

BOOST_AUTO_TEST_CASE(a_key_is_marked_only_where_it_is_longer_than_a_reader_looks) {
  const auto written = [](const std::string& key) {
    return write_yaml(Value::object({{key, Value::object({{"a", 1}})}}));
  };
  BOOST_TEST(written(std::string(1024, 'k')) == std::string(1024, 'k') + ":\n  a: 1\n");
  BOOST_TEST(written(std::string(1025, 'k')) == "? " + std::string(1025, 'k') + "\n: a: 1\n");
  BOOST_TEST(written(std::string(1022, '#')) == '"' + std::string(1022, '#') + "\":\n  a: 1\n");
  BOOST_TEST(written(std::string(1023, '#')) == "? \"" + std::string(1023, '#') + "\"\n: a: 1\n");
  BOOST_TEST(written(std::string(511, '\n')) == '"' + repeated("\\n", 511) + "\":\n  a: 1\n");
  BOOST_TEST(written(std::string(512, '\n')) == "? \"" + repeated("\\n", 512) + "\"\n: a: 1\n");
}

BOOST_AUTO_TEST_CASE(nasty_texts_are_read_back_from_json) {
  for (const std::string& text : kNasty)
    BOOST_TEST_CONTEXT(text) {
      const Value value = Value::object({{text, Value::array({text})}});
      for (const std::string& written : {write_json(value), write_json_line(value)}) {
        const auto outcome = read_json({.path = "t", .text = written}, 0);
        BOOST_TEST(show(outcome.diagnostics, written) == "");
        BOOST_TEST((outcome.ok() && value_of(*outcome.value) == value));
      }
    }
}

BOOST_AUTO_TEST_CASE(a_plain_text_means_the_same_to_old_readers) {
  for (const std::string& text : kNasty)
    BOOST_TEST_CONTEXT(text) {
      const auto outcome = read_yaml({.path = "t", .text = write_yaml(Value::array({text}))}, 0);
      BOOST_TEST_REQUIRE(outcome.ok());
      const auto& scalar =
          std::get<Scalar>(std::get<Sequence>(outcome.value->value).items[0].value);
      BOOST_TEST(!yaml11_trap(scalar).has_value());
      if (scalar.style != ScalarStyle::Plain) continue;
      BOOST_TEST(text.find_first_of("0123456789:#,[]{}&*!|>'\"%@`\n\t") != 0U);
      BOOST_TEST(text.find(": ") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_literal_is_trimmed_and_ends_its_line) {
  struct Case {
    std::string text, written;
  };

  for (const auto& [text, written] :
       {Case{"a", "k: |\n  a\n"}, Case{"\n a\n\n", "k: |\n  a\n"},
        Case{"a\n  b ", "k: |\n  a\n    b\n"}, Case{"", "k: \"\"\n"},
        Case{"a\tb", "k: \"a\\tb\"\n"}, Case{"a \nb", "k: \"a \\nb\"\n"}})
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(write_yaml(Value::object({{"k", Value::literal(text)}})) == written);
    }
}

BOOST_AUTO_TEST_CASE(numbers_are_read_back_exactly_from_yaml) {
  for (const double number : {0.0, 0.9, 1.0, -1.5, 0.1 + 0.2, 1e-7, 1e15, 1e21,
                              1.7976931348623157e308, 5e-324, 123456.789})
    BOOST_TEST_CONTEXT(number) {
      const std::string text = write_yaml(number);
      const auto outcome = read_yaml({.path = "t", .text = text}, 0);
      BOOST_TEST_REQUIRE(outcome.ok());
      const Resolved read = resolve(std::get<Scalar>(outcome.value->value));
      const double back = std::holds_alternative<double>(read)
                              ? std::get<double>(read)
                              : static_cast<double>(std::get<std::int64_t>(read));
      BOOST_TEST(back == number);
    }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_refused) {
  const Value values[] = {Value{"\xFF"}, Value{std::numeric_limits<double>::infinity()},
                          Value{std::nan("")}, Value::object({{"\xC0", 1}})};
  for (const Value& value : values) {
    BOOST_CHECK_THROW(write_yaml(value), std::logic_error);
    BOOST_CHECK_THROW(write_json(value), std::logic_error);
  }
  for (const std::string& text : {std::string{"a\0b", 3}, std::string{"\xEF\xBF\xBE"},
                                  std::string{"\xEF\xB7\x90"}, std::string{"\xF0\x9F\xBF\xBF"}}) {
    BOOST_CHECK_THROW(write_yaml(text), std::logic_error);
  }
  BOOST_TEST(write_json_line(std::string{"a\0b", 3}) == "\"a\\u0000b\"");
}

BOOST_AUTO_TEST_CASE(a_value_is_changed_in_place) {
  Value value = Value::object({{"a", 1}});
  value.set("b", Value::array()).append("x");
  value.set("a", 2);
  BOOST_TEST(write_json_line(value) == R"({"a":2,"b":["x"]})");
  BOOST_TEST((value == Value::object({{"a", 2}, {"b", Value::array({Value::literal("x")})}})));
  BOOST_TEST(value.find("c") == nullptr);
  BOOST_CHECK_THROW(value.append(1), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
