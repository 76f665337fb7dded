// Every diagnostic code that the sources can report is seen in a test: in an expected file of
// tests/golden or tests/cli, or in a unit test. And the table of checks has a row for each of them,
// and none for another.

#include <algorithm>
#include <array>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "check/table.h"
#include "source_tree.h"

namespace {

const std::regex kCode{
    "\"((yaml|json|catalog|promql|plan|scrape|alert|rule|live|dashboard|exposition|batch|cli|test)"
    "/[a-z0-9-]+)\""};

/// A code whose area is filled in, and the areas that it is.
const std::regex kComposed{"\"\\{\\}(/[a-z0-9-]+)\""};
constexpr std::array<std::string_view, 2> kAreas{"alert", "dashboard"};

/// The string literals of a source text that are diagnostic codes.
std::set<std::string> codes_in(const std::string& text) {
  std::set<std::string> codes;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), kCode);
       it != std::sregex_iterator(); ++it)
    codes.insert(it->str(1));
  for (auto it = std::sregex_iterator(text.begin(), text.end(), kComposed);
       it != std::sregex_iterator(); ++it) {
    for (const std::string_view area : kAreas)
      codes.insert(std::string{area} + it->str(1));
  }
  return codes;
}

/// The codes that the program can report, which the table of checks only tells of.
std::set<std::string> codes_of_the_sources() {
  std::set<std::string> codes;
  for (const SourceText& file : files_below("generator", {".h", ".cc"})) {
    if (!file.path.starts_with("generator/check/table/")) codes.merge(codes_in(file.text));
  }
  return codes;
}

bool continues_a_code(char c) {
  return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// True when `text` has `code` and not merely as the beginning of a longer one.
bool mentions(std::string_view text, std::string_view code) {
  for (auto at = text.find(code); at != std::string_view::npos; at = text.find(code, at + 1)) {
    const auto end = at + code.size();
    if (end == text.size() || !continues_a_code(text[end])) return true;
  }
  return false;
}

/// Each of `codes` that no text mentions.
std::vector<std::string> untested(const std::set<std::string>& codes,
                                  const std::vector<SourceText>& tests) {
  std::vector<std::string> missing;
  for (const std::string& code : codes)
    if (std::ranges::none_of(tests, [&](const SourceText& t) { return mentions(t.text, code); }))
      missing.push_back(code);
  return missing;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_diagnostic_code_has_a_test) {
  std::vector<SourceText> tests;
  for (const char* const folder : {"tests/golden", "tests/cli", "tests/unit"})
    for (SourceText& file : files_below(folder))
      tests.push_back(std::move(file));
  const auto missing = untested(codes_of_the_sources(), tests);
  std::string list;
  for (const std::string& code : missing)
    list += code + "\n";
  BOOST_TEST(missing.empty(), "these diagnostic codes occur in no test:\n" << list);
}

BOOST_AUTO_TEST_CASE(the_table_of_checks_has_a_row_for_every_code_and_no_other) {
  std::vector<std::string> told;
  for (const obsgen::check::Check& check : obsgen::check::checks())
    told.emplace_back(check.code);
  BOOST_TEST(std::ranges::is_sorted(told));
  const auto codes = codes_of_the_sources();
  BOOST_TEST(told == std::vector(codes.begin(), codes.end()), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(finds_the_codes_of_a_source_text) {
  const auto codes = codes_in(
      "#include \"promql/print.h\"\n"
      "fail(\"promql/unknown-label\", \"promql/Wrong\"); {.code = \"catalog/unit\"};"
      "path(\"catalog/unit.yaml\", \"other/thing\"); format(\"{}/lost\", area)");
  BOOST_TEST((codes == std::set<std::string>{"alert/lost", "catalog/unit", "dashboard/lost",
                                             "promql/unknown-label"}));
}

BOOST_AUTO_TEST_CASE(names_every_code_that_no_test_mentions) {
  const std::vector<SourceText> tests{{"a", "x: error: y [catalog/unit-mismatch]\n"},
                                      {"b", "code == \"yaml/tab\""}};
  const std::set<std::string> codes{"catalog/unit", "catalog/unit-mismatch", "yaml/tab",
                                    "yaml/alias"};
  BOOST_TEST((untested(codes, tests) == std::vector<std::string>{"catalog/unit", "yaml/alias"}));
}
