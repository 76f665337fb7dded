#include <string>

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

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_errors)

BOOST_AUTO_TEST_CASE(a_broken_text_gives_one_problem_and_no_tree) {
  struct Case {
    std::string text, problem;
  };

  const Case cases[] = {
      {"", "1:1+0 the file is empty [yaml/empty] (write a mapping)"},
      {"# hi\n", "1:1+0 the file is empty [yaml/empty] (write a mapping)"},
      {"---\n", "1:1+0 the file is empty [yaml/empty] (write a mapping)"},
      {"\n\n", "1:1+0 the file is empty [yaml/empty] (write a mapping)"},
      {"\xEF\xBB\xBF", "1:2+0 the file is empty [yaml/empty] (write a mapping)"},
      {"a: \xFF", "1:4+1 byte 0xFF is not UTF-8 [yaml/utf8] (save the file as UTF-8)"},
      {"a: \x01"
       "b",
       "1:4+1 control character U+0001 [yaml/control] (in double quotes it can be written "
       "'\\x01')"},
      {"a: \xC2\x81"
       "b",
       "1:4+2 control character U+0081 [yaml/control] (in double quotes it can be written "
       "'\\x81')"},
      {"a: b\rc",
       "1:5+1 a carriage return that no line feed follows [yaml/control] (end lines with a line "
       "feed)"},
      {"a: \x7F",
       "1:4+1 control character U+007F [yaml/control] (in double quotes it can be written "
       "'\\x7f')"},
      {"a\n---\nb",
       "2:1+3 a second document starts here, expected one [yaml/documents] (split the file)"},
      {"a\n...\nb\n",
       "3:1+1 expected the end of the file [yaml/syntax] (check the indentation: this does not "
       "continue what stands above)"},
      {"- a\nb: c",
       "2:1+4 expected the end of the file [yaml/syntax] (check the indentation: this does not "
       "continue what stands above)"},
      {"  a: b\nc: d",
       "2:1+4 expected the end of the file [yaml/syntax] (check the indentation: this does not "
       "continue what stands above)"},
      {"a:\n\tb: 1", "2:1+1 indentation uses a tab [yaml/tab] (indent with spaces)"},
      {"a:\n\tb", "2:1+1 indentation uses a tab [yaml/tab] (indent with spaces)"},
      {"a:\n  \t- b", "2:3+1 indentation uses a tab [yaml/tab] (indent with spaces)"},
      {"a: |\n\tx", "2:1+1 indentation uses a tab [yaml/tab] (indent with spaces)"},
      {"a:\n  - b\n\t- c", "3:1+1 indentation uses a tab [yaml/tab] (indent with spaces)"},
      {"\ta: b", "1:1+1 indentation uses a tab [yaml/tab] (indent with spaces)"},
      {"a: b: c",
       "1:5+1 a second ': ' on one line [yaml/syntax] (quote a text that has ': ' in it; start a "
       "nested mapping on a line of its own)"},
      {"a: \"x",
       "1:4+1 the quoted text has no closing quote [yaml/syntax] (close it with the quote that "
       "opens it)"},
      {"a: 'x",
       "1:4+1 the quoted text has no closing quote [yaml/syntax] (close it with the quote that "
       "opens it)"},
      {"k: it's\na: 'x",
       "2:4+1 the quoted text has no closing quote [yaml/syntax] (close it with the quote that "
       "opens it)"},
      {"\"a",
       "1:1+1 the quoted text has no closing quote [yaml/syntax] (close it with the quote that "
       "opens it)"},
      {"a: \"x\n",
       "1:4+1 the quoted text has no closing quote [yaml/syntax] (close it with the quote that "
       "opens it)"},
      {"a: \"x\n---\ny\"",
       "2:1+1 a document marker inside of quoted text [yaml/syntax] (close the quotes before '---' "
       "or '...')"},
      {"a: \"\\q\"",
       "1:5+2 unknown escape [yaml/syntax] (write a backslash in double quotes as '\\\\', or use "
       "single quotes)"},
      {"a: \"C:\\path\"",
       "1:7+2 unknown escape [yaml/syntax] (write a backslash in double quotes as '\\\\', or use "
       "single quotes)"},
      {"a: \"\\xg1\"",
       "1:5+4 an escape without its hexadecimal digits [yaml/syntax] (write '\\x' and 2, '\\u' and "
       "4 or '\\U' and 8 digits)"},
      {"a: \"\\ud83d\"",
       "1:5+6 an escape that stands for no character [yaml/syntax] (write a character beyond "
       "U+FFFF as '\\U' and 8 digits)"},
      {"a: \"\\U00110000\"",
       "1:5+10 an escape that stands for no character [yaml/syntax] (write a character beyond "
       "U+FFFF as '\\U' and 8 digits)"},
      {"a: \"it\\'s\"",
       "1:7+2 unknown escape [yaml/syntax] (write a backslash in double quotes as '\\\\', or use "
       "single quotes)"},
      {"a: \"\\u12",
       "1:5+4 an escape without its hexadecimal digits [yaml/syntax] (write '\\x' and 2, '\\u' and "
       "4 or '\\U' and 8 digits)"},
      {"a: [b\nc: d",
       "2:2+1 expected ',' or ']', found ':' [yaml/syntax] (close the list with ']') <- 1:4 it is "
       "opened here"},
      {"a: [b",
       "1:6+0 expected ',' or ']', found the end of the file [yaml/syntax] (close the list with "
       "']') <- 1:4 it is opened here"},
      {"a: {b: c",
       "1:9+0 expected ',' or '}', found the end of the file [yaml/syntax] (close the mapping with "
       "'}') <- 1:4 it is opened here"},
      {"a: [b, {c: d}\ne: f",
       "2:1+1 expected ',' or ']', found 'e' [yaml/syntax] (close the list with ']') <- 1:4 it is "
       "opened here"},
      {"a: [b}",
       "1:6+1 '}' closes nothing that is open here [yaml/syntax] (every '[' needs its ']', every "
       "'{' its '}')"},
      {"a: ]",
       "1:4+1 ']' closes nothing that is open here [yaml/syntax] (every '[' needs its ']', every "
       "'{' its '}')"},
      {"{a: b}}",
       "1:7+1 '}' closes nothing that is open here [yaml/syntax] (every '[' needs its ']', every "
       "'{' its '}')"},
      {"a: - b",
       "1:4+1 a list item cannot start here [yaml/syntax] (start the list on a line of its own, or "
       "quote the value)"},
      {"a: @b", "1:4+1 a value cannot start with '@' [yaml/syntax] (quote the value)"},
      {"a: `b`", "1:4+1 a value cannot start with '`' [yaml/syntax] (quote the value)"},
      {"a: %b", "1:4+1 a value cannot start with '%' [yaml/syntax] (quote the value)"},
      {"x: \"a\" b",
       "1:8+1 expected the next key, found 'b' [yaml/syntax] (check the indentation, or quote the "
       "value)"},
      {"a: 'b' 'c'",
       "1:8+1 expected the next key, found ''' [yaml/syntax] (check the indentation, or quote the "
       "value)"},
      {"a:\n  - b\n c: d",
       "3:2+1 expected the next key, found 'c' [yaml/syntax] (check the indentation, or quote the "
       "value)"},
      {"- a\n- b\n c: d",
       "3:3+1 a ':' that ends no key [yaml/syntax] (check the indentation, and the line before for "
       "a missing ':' or quote)"},
      {"a: b\n c: d",
       "2:3+1 a ':' that ends no key [yaml/syntax] (check the indentation, and the line before for "
       "a missing ':' or quote)"},
      {"key without colon\nb: c",
       "2:2+1 a ':' that ends no key [yaml/syntax] (check the indentation, and the line before for "
       "a missing ':' or quote)"},
      {"a: | b\n",
       "1:6+1 unexpected 'b' after the mark of a text block [yaml/syntax] (start the text on the "
       "next line)"},
      {"a: >x\n  y\n",
       "1:5+1 unexpected 'x' after the mark of a text block [yaml/syntax] (start the text on the "
       "next line)"},
      {"a: |0\n x",
       "1:5+1 a text block cannot be indented by 0 [yaml/syntax] (write a digit from 1 to 9, or "
       "none)"},
      {"a: *b",
       "1:4+2 '*b' has no anchor before it [yaml/anchor] (name a value with '&' first, or quote a "
       "text that starts with '*')"},
      {"a: *", "1:5+0 expected a name after '*' [yaml/syntax] (quote a text that starts with '*')"},
      {"a: &", "1:5+0 expected a name after '&' [yaml/syntax] (quote a text that starts with '&')"},
      {"a: *x,",
       "1:4+2 '*x' has no anchor before it [yaml/anchor] (name a value with '&' first, or quote a "
       "text that starts with '*')"},
      {"a: &x &y b", "1:7+1 a second anchor for the same value [yaml/syntax] (keep one of them)"},
      {"a: !x !y b",
       "1:7+1 a second tag for the same value [yaml/syntax] (remove the tags; they are not "
       "supported)"},
      {"a: &x *x",
       "1:7+1 expected the next key, found '*' [yaml/syntax] (check the indentation, or quote the "
       "value)"},
      {"&a [*a]",
       "1:5+2 '*a' stands inside of what it stands for [yaml/aliases] (write the value out)"},
      {"a: &x.y b",
       "1:6+1 an anchor cannot contain '.' [yaml/syntax] (quote a text that starts with '&')"},
      {"a: *x.y",
       "1:6+1 an alias cannot contain '.' [yaml/syntax] (quote a text that starts with '*')"},
      {"a: !b{c} d",
       "1:4+2 tag '!b' is not supported [yaml/tag] (remove it; a text that looks like something "
       "else is written in quotes)"},
      {"a: !<b c",
       "1:4+3 tag '!<b' is not supported [yaml/tag] (remove it; a text that looks like something "
       "else is written in quotes)"},
      {"{a: b:}",
       "1:6+1 expected ',' or '}', found ':' [yaml/syntax] (close the mapping with '}')"},
      {"[a:, b]", "1:3+1 expected ',' or ']', found ':' [yaml/syntax] (close the list with ']')"},
      {"a: , b", "1:4+1 a value cannot start with ',' [yaml/syntax] (quote the value)"},
      {"[- a]",
       "1:2+1 a list item cannot start here [yaml/syntax] (start the list on a line of its own, or "
       "quote the value)"},
      {"- \"a\"\n - b",
       "2:2+1 expected the next '- ', found '-' [yaml/syntax] (check the indentation, or quote the "
       "value)"},
      {"a:\n  - b\n  c: d",
       "3:3+1 expected the next key, found 'c' [yaml/syntax] (check the indentation, or quote the "
       "value)"},
      {"- - a\n  b: c",
       "2:3+1 expected the next '- ', found 'b' [yaml/syntax] (check the indentation, or quote the "
       "value)"},
      {"a: b\n- c",
       "2:1+1 expected the next key, found '-' [yaml/syntax] (check the indentation, or quote the "
       "value)"},
      {"%TAG x\n---\na",
       "1:1+1 not well-formed YAML: TAG directives must have exactly two arguments [yaml/syntax] "
       "(see the YAML 1.2 specification)"},
      {"%X y\n---\na",
       "1:1+1 not well-formed YAML: an unknown directive [yaml/syntax] (see the YAML 1.2 "
       "specification)"},
      {"%YAML 3.0\n---\na",
       "1:1+1 not well-formed YAML: YAML major version too large [yaml/syntax] (see the YAML 1.2 "
       "specification)"},
      {"%YAML\n---\na",
       "1:1+1 not well-formed YAML: YAML directives must have exactly one argument [yaml/syntax] "
       "(see the YAML 1.2 specification)"},
  };
  for (const auto& [text, problem] : cases)
    BOOST_TEST_CONTEXT(text) {
      const auto outcome = read(text);
      BOOST_TEST(show(outcome.diagnostics, text) == problem);
      BOOST_TEST(!outcome.value.has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_refused_part_leaves_the_rest_of_the_tree) {
  struct Case {
    std::string text, tree, problems;
  };

  const Case cases[] = {
      {"a: b\nc", "{a: b, c: }",
       "2:1+1 expected ':' after 'c' [yaml/syntax] (write a key as 'key: value'; indent what "
       "continues the line before)"},
      {"a: b\nc\nd: e\n\"f\"\ng: h", "{a: b, c: , d: e, \"f\": , g: h}",
       "2:1+1 expected ':' after 'c' [yaml/syntax] (write a key as 'key: value'; indent what "
       "continues the line before)\n4:1+3 expected ':' after 'f' [yaml/syntax] (write a key as "
       "'key: value'; indent what continues the line before)"},
      {"- a: b\n  c\n- d", "[{a: b, c: }, d]",
       "2:3+1 expected ':' after 'c' [yaml/syntax] (write a key as 'key: value'; indent what "
       "continues the line before)"},
      {"? a\nb", "{a: , b: }",
       "2:1+1 expected ':' after 'b' [yaml/syntax] (write a key as 'key: value'; indent what "
       "continues the line before)"},
      {"[a, , b]", "[a, , b]",
       "1:5+1 expected a value before ',' [yaml/syntax] (write null for nothing, or remove the "
       "comma)"},
      {"[,]", "[]",
       "1:2+1 expected a value before ',' [yaml/syntax] (write null for nothing, or remove the "
       "comma)"},
      {"{a, , b}", "{a: , b: }",
       "1:3+0 a key is missing [yaml/key] (write the key before ':', an empty one as '\"\"')"},
      {"{a b c: d}", "{a b c: d}", ""},
      {": x\n", "{}",
       "1:1+0 a key is missing [yaml/key] (write the key before ':', an empty one as '\"\"')"},
      {"? [1,2]\n: x\n", "{}",
       "1:3+5 a list as a key, expected a string [yaml/key] (quote a text that starts with a "
       "bracket)"},
      {"[a: b, {c: d}: e]", "[{a: b}, {}]",
       "1:8+6 a mapping as a key, expected a string [yaml/key] (quote a text that starts with a "
       "bracket)"},
      {"a: {{ x }}", "{a: {}}",
       "1:5+5 a mapping as a key, expected a string [yaml/key] (quote a text that starts with a "
       "bracket)"},
      {"a: {b: c}\n{d: e}", "{a: {b: c}}",
       "2:1+6 a mapping as a key, expected a string [yaml/key] (quote a text that starts with a "
       "bracket)"},
      {"<<: {a: b}\nc: d", "{c: d}",
       "1:1+2 merge keys are not supported [yaml/merge-key] (write the entries out)"},
      {"\"<<\": x\n", "{\"<<\": x}", ""},
      {"a: !!str 1\nb: ! 2\n!<tag:x> c: !d [e]", "{a: 1, b: 2, c: [e]}",
       "1:4+5 tag '!!str' is not supported [yaml/tag] (remove it; a text that looks like something "
       "else is written in quotes)\n2:4+1 tag '!' is not supported [yaml/tag] (remove it; a text "
       "that looks like something else is written in quotes)\n3:1+8 tag '!<tag:x>' is not "
       "supported [yaml/tag] (remove it; a text that looks like something else is written in "
       "quotes)\n3:13+2 tag '!d' is not supported [yaml/tag] (remove it; a text that looks like "
       "something else is written in quotes)"},
      {"{a: 1, a: 2, b: 3, \"a\": 4}", "{a: 1, b: 3}",
       "1:8+1 duplicate key 'a' [yaml/duplicate-key] (keep one of the two) <- 1:2 it is here "
       "already\n1:20+3 duplicate key 'a' [yaml/duplicate-key] (keep one of the two) <- 1:2 it is "
       "here already"},
      {"a: 1\nb:\n  c: 1\n  c: 2\na: 3", "{a: 1, b: {c: 1}}",
       "4:3+1 duplicate key 'c' [yaml/duplicate-key] (keep one of the two) <- 3:3 it is here "
       "already\n5:1+1 duplicate key 'a' [yaml/duplicate-key] (keep one of the two) <- 1:1 it is "
       "here already"},
      {"a: \xEF\xBF\xBF", "{a: \xEF\xBF\xBF}",
       "1:4+3 the text has a code point that is no character [yaml/control] (remove it)"},
      {"a: \"\\0\"", std::string("{a: \"\0\"}", 8),
       "1:4+4 the text has the character U+0000 [yaml/control] (remove it)"},
  };
  for (const auto& [text, tree, problems] : cases)
    BOOST_TEST_CONTEXT(text) {
      const auto outcome = read(text);
      BOOST_TEST(show(outcome.diagnostics, text) == problems);
      BOOST_TEST_REQUIRE(outcome.value.has_value());
      BOOST_TEST(show(*outcome.value) == tree);
      BOOST_TEST(outcome.ok() == problems.empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
