#include "cli/files.h"

#include <boost/test/unit_test.hpp>

#include "folder.h"

using namespace obsgen;
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

BOOST_AUTO_TEST_CASE(a_file_that_is_too_large_is_refused) {
  const Folder folder;
  put(folder / "large", "");
  fs::resize_file(folder / "large", 64U << 20U);
  BOOST_TEST(text_of(folder / "large").size() == 64U << 20U);
  fs::resize_file(folder / "large", (64U << 20U) + 1);
  BOOST_TEST(text_of(folder / "large") == "cannot read " + (folder / "large") + ": File too large");
}

BOOST_AUTO_TEST_CASE(a_search_may_go_on_only_when_nothing_has_that_name) {
  const Folder folder;
  put(folder / "file", "");
  for (const auto& [path, reason] : {std::pair{folder / "none", IoError::Reason::Missing},
                                     std::pair{folder / "file/none", IoError::Reason::Missing},
                                     std::pair{folder.path, IoError::Reason::Refused}})
    BOOST_TEST((std::get<IoError>(read_file(path)).reason == reason), path);
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
