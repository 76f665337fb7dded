// Catalogs that are too large or too strange to be kept as files.

#include <string>

#include <boost/test/unit_test.hpp>

#include "memory_files.h"

using namespace obsgen;
using namespace obsgen::catalog;
using namespace obsgen::catalog::test;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i)
    out += text;
  return out;
}

/// The first line of the problems.
std::string first_line(const Read& read) {
  const auto text = read.problems();
  return text.substr(0, text.find('\n'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_catalogs)

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_refused) {
  const auto read = read_text(with_head("labels: {name: {help: \"\xff\"}}\n"));
  BOOST_TEST(first_line(read).find("[yaml/utf8]") != std::string::npos, read.problems());
  BOOST_TEST(!read.outcome.value);
}

BOOST_AUTO_TEST_CASE(a_line_of_a_megabyte_is_shown_in_part) {
  const auto read = read_text(with_head("metrics:\n  - {name: toys, type: gauge, help: \"" +
                                        std::string(1U << 20U, 'x') + "\", untis: bytes}\n"));
  BOOST_TEST(first_line(read) ==
             "catalog.yaml:5:1048617: error: a metric has no key 'untis' [catalog/unknown-key]");
  BOOST_TEST(read.problems().size() < 1000U);
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_refused) {
  const auto read = read_text(with_head("labels: " + repeated("[", 5000)));
  BOOST_TEST(first_line(read).find("[yaml/depth]") != std::string::npos, read.problems());
}

BOOST_AUTO_TEST_CASE(aliases_do_not_multiply) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const auto before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
            repeated(before + ", ", 8) + before + "]\n";
  }
  const auto read = read_text(with_head(text));
  BOOST_TEST(read.problems().find("[yaml/aliases]") != std::string::npos, read.problems());
}

BOOST_AUTO_TEST_CASE(a_catalog_above_the_limit_is_refused) {
  const auto read = read_text(with_head("# " + std::string(std::size_t{9} << 20U, 'x')));
  BOOST_TEST(first_line(read).find("[yaml/size]") != std::string::npos, read.problems());
}

BOOST_AUTO_TEST_CASE(includes_may_not_be_too_deep) {
  Files files{{"catalog.yaml", with_head("include: [l0.yaml]\n")}};
  for (int i = 0; i < 40; ++i) {
    const auto name = "l" + std::to_string(i);
    files[name + ".yaml"] =
        "catalog: 1\nlibrary: " + name + "\ninclude: [l" + std::to_string(i + 1) + ".yaml]\n";
  }
  const auto read = read_files(files);
  BOOST_TEST(first_line(read) ==
             "l15.yaml:3:11: error: more than 16 includes within each other "
             "[catalog/include-limit]");
  BOOST_TEST(read.outcome.diagnostics.size() == 1U);
}

BOOST_AUTO_TEST_CASE(there_may_not_be_too_many_files) {
  Files files;
  std::string includes = "include:\n";
  for (int i = 0; i < 70; ++i) {
    const auto name = "l" + std::to_string(i);
    files[name + ".yaml"] = "catalog: 1\nlibrary: " + name + "\n";
    includes += "  - " + name + ".yaml\n";
  }
  files["catalog.yaml"] = with_head(includes);
  const auto read = read_files(files);
  BOOST_TEST(first_line(read) ==
             "catalog.yaml:68:5: error: more than 64 files [catalog/include-limit]");
  BOOST_TEST(read.outcome.diagnostics.size() == 7U);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_one_problem) {
  const auto read = read_files({});
  BOOST_TEST(read.problems() ==
             "obsgen: error: cannot read catalog.yaml: No such file or directory "
             "[cli/unreadable-file]\n");
  BOOST_TEST(!read.outcome.value);
}

BOOST_AUTO_TEST_CASE(thousands_of_problems_are_all_reported) {
  std::string text = "signals:\n";
  for (int i = 0; i < 3000; ++i)
    text += "  s" + std::to_string(i) + ": {mean: {of: missing_" + std::to_string(i) + "}}\n";
  const auto read = read_text(with_head(text));
  BOOST_TEST(read.outcome.diagnostics.size() == 3000U);
}

BOOST_AUTO_TEST_SUITE_END()
