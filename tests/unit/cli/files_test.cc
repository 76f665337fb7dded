#include "cli/files.h"

#include <boost/test/unit_test.hpp>

#include "folder.h"

using namespace obsgen::cli;
using namespace obsgen::cli::test;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(files)

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_named_with_the_reason) {
  const Folder folder;
  BOOST_TEST(text_of(folder / "none") ==
             "cannot read " + (folder / "none") + ": No such file or directory");
  BOOST_TEST(text_of(folder.path) == "cannot read " + folder.path + ": Is a directory");
}

BOOST_AUTO_TEST_CASE(files_are_listed_by_name_and_without_folders) {
  const Folder folder;
  for (const auto* name : {"b.yaml", "a.yaml", "c.txt"})
    put(folder / name, "");
  fs::create_directory(folder / "d.yaml");
  BOOST_TEST(files_in(folder.path, ".yaml") == (std::vector<std::string>{"a.yaml", "b.yaml"}),
             boost::test_tools::per_element());
  BOOST_TEST(files_in(folder / "nowhere", ".yaml").empty());
}

BOOST_AUTO_TEST_SUITE_END()
