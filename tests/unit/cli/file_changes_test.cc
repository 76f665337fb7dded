#include "cli/file_changes.h"

#include <set>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "folder.h"

using namespace obsgen::cli;
using namespace obsgen::cli::test;
namespace fs = std::filesystem;

namespace {

/// All below a folder: `folder/`, `file: text` and `link -> target`, a line each, sorted.
std::string tree(const std::string& root) {
  std::set<std::string> lines;
  for (const auto& entry : fs::recursive_directory_iterator{root}) {
    const auto name = entry.path().string().substr(root.size() + 1);
    if (entry.is_symlink()) {
      lines.insert(fmt::format("{} -> {}\n", name, fs::read_symlink(entry.path()).string()));
    } else if (entry.is_directory()) {
      lines.insert(name + "/\n");
    } else {
      lines.insert(fmt::format("{}: {}\n", name, text_of(entry.path().string())));
    }
  }
  std::string all;
  for (const auto& line : lines)
    all += line;
  return all;
}

/// Takes the rights of root away for a while.
struct AsNobody {
  AsNobody() { change_to(65534); }

  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

  ~AsNobody() { change_to(0); }

  static void change_to(::uid_t user) {
    if (::getuid() == 0) BOOST_TEST(::seteuid(user) == 0);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(file_changes)

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

BOOST_AUTO_TEST_CASE(a_root_that_is_not_there_is_made) {
  const Folder folder;
  BOOST_TEST(!apply_changes(folder / "new/root", {{"a/x.json", "one"}}).has_value());
  BOOST_TEST(text_of(folder / "new/root/a/x.json") == "one");
}

BOOST_AUTO_TEST_CASE(a_target_that_cannot_be_exchanged_is_found_before_anything_is) {
  struct Case {
    std::vector<Change> changes;
    std::string_view message;
  };

  for (const auto& [changes, message] :
       {Case{{{"a.json", "after"}, {"folder", "text"}}, "cannot write {}/folder: Is a directory"},
        Case{{{"a.json", "after"}, {"folder", std::nullopt}},
             "cannot remove {}/folder: Is a directory"},
        Case{{{"new/x.json", "after"}, {"blocked/x.json", "after"}},
             "cannot create folder {}/blocked: Not a directory"},
        Case{{{"new/x.json", "after"}, {"to-nowhere", "after"}},
             "cannot write {}/to-nowhere: No such file or directory"},
        Case{{{"new/x.json", "after"}, {"round", "after"}},
             "cannot write {}/round: Too many levels of symbolic links"}}) {
    BOOST_TEST_CONTEXT(message) {
      const Folder folder;
      fs::create_directory(folder / "folder");
      put(folder / "a.json", "before");
      put(folder / "blocked", "a file where a folder is needed");
      fs::create_symlink("nowhere/x.json", folder / "to-nowhere");
      fs::create_symlink("round", folder / "round");
      const auto before = tree(folder.path);
      const auto error = apply_changes(folder.path, changes);
      BOOST_TEST_REQUIRE(error.has_value());
      BOOST_TEST(error->message == fmt::format(fmt::runtime(message), folder.path));
      BOOST_TEST(tree(folder.path) == before);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_folder_that_refuses_leaves_every_file_as_it_was) {
  const Folder folder;
  fs::create_directories(folder / "open");
  fs::create_directories(folder / "shut");
  fs::permissions(folder / "open", fs::perms{0777});
  put(folder / "shut/x.json", "before");
  const auto before = tree(folder.path);
  const AsNobody nobody;
  for (const auto& text : {std::optional<std::string>{"after"}, std::optional<std::string>{}}) {
    const auto error =
        apply_changes(folder.path, {{"open/new.json", "after"}, {"shut/x.json", text}});
    BOOST_TEST_REQUIRE(error.has_value());
    BOOST_TEST(error->message == fmt::format("cannot {} {}/shut/x.json: Permission denied",
                                             text ? "write" : "remove", folder.path));
    BOOST_TEST(tree(folder.path) == before);
  }
}

BOOST_AUTO_TEST_CASE(a_link_stays_a_link_and_what_it_leads_to_is_written) {
  const Folder folder;
  fs::create_directory(folder / "kept");
  put(folder / "kept/x.json", "before");
  fs::create_symlink("kept/x.json", folder / "x.json");
  fs::create_symlink("x.json", folder / "twice.json");
  fs::create_symlink("kept/new.json", folder / "new.json");
  BOOST_TEST(!apply_changes(folder.path, {{"twice.json", "after"}, {"new.json", "new"}}));
  BOOST_TEST(tree(folder.path) ==
             "kept/\nkept/new.json: new\nkept/x.json: after\nnew.json -> kept/new.json\n"
             "twice.json -> x.json\nx.json -> kept/x.json\n");
}

BOOST_AUTO_TEST_CASE(a_link_that_is_removed_leaves_what_it_leads_to) {
  const Folder folder;
  put(folder / "x.json", "text");
  fs::create_symlink("x.json", folder / "link.json");
  BOOST_TEST(!apply_changes(folder.path, {{"link.json", std::nullopt}}));
  BOOST_TEST(tree(folder.path) == "x.json: text\n");
}

BOOST_AUTO_TEST_CASE(what_was_exchanged_is_put_back_when_the_system_refuses_the_rest) {
  const Folder folder;
  for (const auto* name : {"replaced", "removed", "refused"}) {
    put(folder / name, "before");
    fs::create_hard_link(folder / name, folder / (std::string{name} + ".kept"));
  }
  put(folder / "replaced.fresh", "after");
  put(folder / "added.fresh", "after");
  const auto error = replace_all(
      {{folder / "replaced", folder / "replaced.fresh", folder / "replaced.kept"},
       {folder / "added", folder / "added.fresh", ""},
       {folder / "removed", "", folder / "removed.kept"},
       {folder / "refused", folder / "there-is-no-fresh-one", folder / "refused.kept"}});
  BOOST_TEST_REQUIRE(error.has_value());
  BOOST_TEST(error->message ==
             "cannot write " + (folder / "refused") + ": No such file or directory");
  BOOST_TEST(tree(folder.path) ==
             "refused.kept: before\nrefused: before\nremoved: before\nreplaced: before\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_put_back_is_told_too) {
  const Folder folder;
  put(folder / "a.fresh", "after");
  const auto error = replace_all({{folder / "a", folder / "a.fresh", folder / "nothing-was-kept"},
                                  {folder / "b", folder / "no-fresh-one", ""}});
  BOOST_TEST_REQUIRE(error.has_value());
  BOOST_TEST(error->message == "cannot write " + (folder / "b") +
                                   ": No such file or directory; cannot put back " +
                                   (folder / "a") + ": No such file or directory");
}

BOOST_AUTO_TEST_CASE(what_an_interrupted_run_left_is_cleared_away) {
  const Folder folder;
  put(folder / "a.json.obsgen-tmp", "half");
  BOOST_TEST(!apply_changes(folder.path, {{"b.json", "b"}}).has_value());
  BOOST_TEST(!fs::exists(folder / "a.json.obsgen-tmp"));
}

BOOST_AUTO_TEST_SUITE_END()
