#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The file system, as far as the program needs it. Paths are as the user wrote them.
namespace obsgen::cli {

/// What the system refused: `cannot write dashboards/x.json: No space left on device`.
struct IoError {
  std::string message{};
};

/// The bytes of a file, or why they cannot be had. Refuses folders and files of more than 64 MiB.
std::variant<std::string, IoError> read_file(const std::string& path);

bool is_folder(const std::string& path);

/// Names of the regular files in a folder that end in `suffix`, sorted; none when there is no such
/// folder.
std::vector<std::string> files_in(const std::string& folder, const std::string& suffix);

/// A file to be written, or to be removed when `text` is absent.
struct Change {
  std::string path{};  // below the root, with `/`
  std::optional<std::string> text{};
};

/// Carries out all changes below `root`, or none of them: every text is first written to a
/// temporary file beside its target, then all are renamed, then files are removed. A reader sees
/// each file old or new, never a part. Temporary files that an interrupted run left in the same
/// folders are removed.
std::optional<IoError> apply_changes(const std::string& root, const std::vector<Change>& changes);

/// The folder that holds the running program, empty when the system does not tell.
std::string program_folder();

}  // namespace obsgen::cli
