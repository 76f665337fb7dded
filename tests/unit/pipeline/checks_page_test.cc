// docs/checks.md says what the table of checks says; OBSGEN_UPDATE_GOLDEN=1 writes it anew.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "check/table.h"
#include "source_tree.h"

using namespace obsgen;
using check::Check;

namespace {

constexpr std::string_view kPage = "docs/checks.md";

std::string block(std::string_view text) { return fmt::format("```\n{}\n```\n", text); }

std::string section(const Check& check) {
  auto text = fmt::format("\n### {}\n\n{}: {}.\n\n{}\n", check.code, to_string(check.severity),
                          check.summary, check.explanation);
  if (!has_examples(check.found_in)) return text;
  return text + fmt::format("\nRefused ({}):\n\n{}\nRight:\n\n{}", to_string(check.found_in),
                            block(check.bad), block(check.good));
}

std::string area_of(std::string_view code) { return std::string{code.substr(0, code.find('/'))}; }

std::string page() {
  std::string text =
      "# Checks\n\n"
      "Every problem that `obsgen` tells has a code, which stays what it is; `obsgen check "
      "--explain CODE` tells the same as this page.\n"
      "Errors forbid output, warnings do not.\n";
  std::string area;
  for (const Check& check : check::checks()) {
    if (area_of(check.code) != area) {
      area = area_of(check.code);
      text += fmt::format("\n## {}\n", area);
    }
    text += section(check);
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checks_page)

BOOST_AUTO_TEST_CASE(the_page_is_what_the_table_says) {
  if (std::getenv("OBSGEN_UPDATE_GOLDEN") != nullptr)
    std::ofstream{std::filesystem::path{OBSGEN_SOURCE_DIR} / kPage, std::ios::binary} << page();
  BOOST_TEST((text_of_file(std::string{kPage}) == page()),
             kPage << " differs from the table; OBSGEN_UPDATE_GOLDEN=1 ctest writes it anew");
}

BOOST_AUTO_TEST_SUITE_END()
