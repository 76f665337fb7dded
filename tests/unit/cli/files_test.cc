#include "cli/files.h"

#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

using namespace obsgen::cli;
namespace fs = std::filesystem;

namespace {

/// An empty folder that goes away with the test.
struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "obsgen-files-XXXXXX").string();
    BOOST_TEST_REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }

  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }

  std::string operator/(const std::string& name) const { return path + "/" + name; }

  std::string path{};
};

std::string text_of(const std::string& path) {
  const auto text = read_file(path);
  const auto* found = std::get_if<std::string>(&text);
  return found != nullptr ? *found : std::get<IoError>(text).message;
}

void put(const std::string& path, std::string_view text) { std::ofstream{path} << text; }

}  // namespace

BOOST_AUTO_TEST_SUITE(files)

BOOST_AUTO_TEST_CASE(changes_are_written_removed_and_leave_nothing_else) {
  const Folder folder;
  put(folder / "old.yaml", "old");
  BOOST_TEST(!apply_changes(folder.path,
                            {{"a/x.json", "one"}, {"old.yaml", std::nullopt}, {"b/c/y.json", ""}})
                  .has_value());
  BOOST_TEST(text_of(folder / "a/x.json") == "one");
  BOOST_TEST(text_of(folder / "b/c/y.json").empty());
  BOOST_TEST(!fs::exists(folder / "old.yaml"));
  BOOST_TEST(files_in(folder / "a", "").size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_target_that_cannot_be_written_leaves_every_file_as_it_was) {
  const Folder folder;
  put(folder / "a.json", "before");
  put(folder / "blocked", "a file where a folder is needed");
  const auto error = apply_changes(folder.path, {{"a.json", "after"}, {"blocked/x.json", "after"}});
  BOOST_TEST_REQUIRE(error.has_value());
  BOOST_TEST(error->message ==
             "cannot create folder " + (folder / "blocked") + ": Not a directory");
  BOOST_TEST(text_of(folder / "a.json") == "before");
  BOOST_TEST(files_in(folder.path, ".obsgen-tmp").empty());
}

BOOST_AUTO_TEST_CASE(what_an_interrupted_run_left_is_cleared_away) {
  const Folder folder;
  put(folder / "a.json.obsgen-tmp", "half");
  BOOST_TEST(!apply_changes(folder.path, {{"b.json", "b"}}).has_value());
  BOOST_TEST(!fs::exists(folder / "a.json.obsgen-tmp"));
}

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
