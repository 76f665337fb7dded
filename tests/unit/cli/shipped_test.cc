#include "cli/shipped.h"

#include <boost/test/unit_test.hpp>

#include "folder.h"

using namespace obsgen::cli;
using namespace obsgen::cli::test;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(shipped)

BOOST_AUTO_TEST_CASE(catalogs_are_beside_a_built_program_and_below_share_of_an_installed_one) {
  const Folder folder;
  const std::string root = fs::canonical(folder.path).string();
  for (const auto* name : {"checkout/metric-catalog", "build/any", "opt/bin",
                           "opt/share/obsgen/metric-catalog", "elsewhere"})
    fs::create_directories(folder / name);
  fs::create_directory_symlink("../../checkout/metric-catalog",
                               folder / "build/any/metric-catalog");

  struct Case {
    std::string_view program;
    std::vector<std::string> catalogs;
  };

  for (const auto& [program, catalogs] :
       {Case{"build/any", {"checkout/metric-catalog"}},
        Case{"opt/bin", {"opt/share/obsgen/metric-catalog"}},
        Case{"elsewhere", {"elsewhere/metric-catalog", "share/obsgen/metric-catalog"}}}) {
    std::vector<std::string> expected;
    for (const auto& catalog : catalogs)
      expected.push_back(root + "/" + catalog);
    BOOST_TEST_CONTEXT(program)
    BOOST_TEST(shipped_catalogs(root + "/" + std::string{program}) == expected,
               boost::test_tools::per_element());
  }
  BOOST_TEST(shipped_catalogs("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
