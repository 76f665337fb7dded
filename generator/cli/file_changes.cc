// A run of changes goes through three steps: look at every target, write beside it and keep a
// second name of what is there, and only then exchange. The first two leave every target alone and
// find nearly all that can go wrong; the third is renames only, and can be undone by renames.

#include "cli/file_changes.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <set>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "cli/files.h"
#include "cli/system_error.h"

namespace obsgen::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFresh = ".obsgen-tmp";
constexpr std::string_view kKept = ".old.obsgen-tmp";
constexpr int kMostLinks = 40;  // as Linux follows

/// A change whose target was looked at.
struct Step {
  Replacement files{};
  std::string_view text{};
};

using Steps = std::vector<Step>;

fs::path joined(const std::string& root, const std::string& path) {
  return root.empty() || root == "." ? fs::path{path} : fs::path{root} / path;
}

std::string folder_of(const fs::path& path) {
  const auto folder = path.parent_path().string();
  return folder.empty() ? "." : folder;
}

std::string_view action_of(const Change& change) { return change.text ? "write" : "remove"; }

/// What `path` leads to, itself when it is no link.
std::variant<fs::path, IoError> behind_links(const fs::path& path) {
  fs::path target = path;
  for (int i = 0; i < kMostLinks; ++i) {
    std::error_code error;
    const fs::path next = fs::read_symlink(target, error);
    if (error) return target;
    target = next.is_absolute() ? next : target.parent_path() / next;
  }
  return system_error("write", path.string(), ELOOP);
}

/// Why a file could not be exchanged in `folder`, or in the nearest folder above it that is there.
std::optional<IoError> problem_with_folder(const std::string& folder, std::string_view action,
                                           const std::string& path) {
  fs::path nearest = folder;
  std::error_code error;
  while (!fs::exists(nearest, error) && !nearest.empty() && nearest != nearest.parent_path())
    nearest = nearest.parent_path();
  const std::string existing = nearest.empty() ? "." : nearest.string();
  if (!is_folder(existing)) return system_error("create folder", folder, ENOTDIR);
  if (::faccessat(AT_FDCWD, existing.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
    return system_error(action, path, errno);
  return std::nullopt;
}

std::variant<Step, IoError> look_at(const fs::path& path, const Change& change) {
  fs::path target = path;
  if (change.text) {
    auto found = behind_links(path);
    if (auto* error = std::get_if<IoError>(&found)) return std::move(*error);
    target = std::get<fs::path>(std::move(found));
    // Where a link leads is not ours to lay out.
    if (target != path && !is_folder(folder_of(target)))
      return system_error("write", path.string(), ENOENT);
  }
  if (auto error = problem_with_folder(folder_of(target), action_of(change), path.string()))
    return *std::move(error);
  std::error_code error;
  const auto status = fs::symlink_status(target, error);
  if (fs::is_directory(status)) return system_error(action_of(change), path.string(), EISDIR);
  Step step{.files = {.target = target.string()}};
  if (fs::exists(status)) step.files.kept = step.files.target + std::string{kKept};
  if (!change.text) return step;
  step.files.fresh = step.files.target + std::string{kFresh};
  step.text = *change.text;
  return step;
}

std::variant<Steps, IoError> look(const std::string& root, const std::vector<Change>& changes) {
  Steps steps;
  for (const Change& change : changes) {
    auto step = look_at(joined(root, change.path), change);
    if (auto* error = std::get_if<IoError>(&step)) return std::move(*error);
    steps.push_back(std::get<Step>(std::move(step)));
  }
  return steps;
}

std::set<std::string> folders_of(const Steps& steps) {
  std::set<std::string> folders;
  for (const Step& step : steps)
    folders.insert(folder_of(step.files.target));
  return folders;
}

/// The folders that are to be made for these, outer ones first.
std::vector<fs::path> missing_folders(const std::set<std::string>& folders) {
  std::set<fs::path> missing;
  for (const std::string& folder : folders) {
    std::error_code error;
    for (fs::path path = folder; !path.empty() && !fs::exists(path, error);
         path = path.parent_path())
      missing.insert(path);
  }
  return {missing.begin(), missing.end()};
}

std::optional<IoError> make(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders) {
    std::error_code error;
    fs::create_directory(folder, error);
    if (error) return system_error("create folder", folder.string(), error.value());
  }
  return std::nullopt;
}

void remove_leftovers(const std::set<std::string>& folders) {
  for (const std::string& folder : folders)
    for (const std::string& name : files_in(folder, std::string{kFresh}))
      ::unlink(joined(folder, name).c_str());
}

/// Gives what is at `target` the name `kept` too.
std::optional<IoError> keep(const Replacement& files) {
  if (files.kept.empty() || ::link(files.target.c_str(), files.kept.c_str()) == 0) return {};
  // Some file systems know no second names, and some users may not give any.
  std::error_code error;
  fs::copy(files.target, files.kept, fs::copy_options::copy_symlinks, error);
  if (error) return system_error("keep", files.target, error.value());
  return std::nullopt;
}

std::optional<IoError> prepare(const Steps& steps) {
  for (const Step& step : steps) {
    if (!step.files.fresh.empty())
      if (const int error = write_new_file(step.files.fresh, step.text); error != 0)
        return system_error("write", step.files.target, error);
    if (auto error = keep(step.files)) return error;
  }
  return std::nullopt;
}

/// Removes the second names and what was not used.
void clear(const Steps& steps) {
  for (const Step& step : steps) {
    if (!step.files.fresh.empty()) ::unlink(step.files.fresh.c_str());
    if (!step.files.kept.empty()) ::unlink(step.files.kept.c_str());
  }
}

std::optional<IoError> exchange(const Replacement& files) {
  if (files.fresh.empty()) {
    if (::unlink(files.target.c_str()) != 0 && errno != ENOENT)
      return system_error("remove", files.target, errno);
  } else if (::rename(files.fresh.c_str(), files.target.c_str()) != 0) {
    return system_error("write", files.target, errno);
  }
  return std::nullopt;
}

std::optional<IoError> put_back(const Replacement& files) {
  const int result = files.kept.empty() ? ::unlink(files.target.c_str())
                                        : ::rename(files.kept.c_str(), files.target.c_str());
  if (result != 0) return system_error("put back", files.target, errno);
  return std::nullopt;
}

std::vector<Replacement> replacements_of(const Steps& steps) {
  std::vector<Replacement> all;
  std::ranges::transform(steps, std::back_inserter(all), &Step::files);
  return all;
}

}  // namespace

std::optional<IoError> replace_all(const std::vector<Replacement>& replacements) {
  for (auto next = replacements.begin(); next != replacements.end(); ++next) {
    auto error = exchange(*next);
    if (!error) continue;
    while (next != replacements.begin())
      if (const auto worse = put_back(*--next)) error->message += "; " + worse->message;
    return error;
  }
  return std::nullopt;
}

std::optional<IoError> apply_changes(const std::string& root, const std::vector<Change>& changes) {
  const auto looked = look(root, changes);
  if (const auto* error = std::get_if<IoError>(&looked)) return *error;
  const auto& steps = std::get<Steps>(looked);
  const auto folders = folders_of(steps);
  const auto made = missing_folders(folders);
  auto error = make(made);
  remove_leftovers(folders);
  if (!error) error = prepare(steps);
  if (!error) error = replace_all(replacements_of(steps));
  clear(steps);
  if (!error) return std::nullopt;
  std::for_each(made.rbegin(), made.rend(), [](const fs::path& path) { ::rmdir(path.c_str()); });
  return error;
}

}  // namespace obsgen::cli
