#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/io_error.h"

/// Writing and removing files, all of them or none.
namespace obsgen::cli {

/// A file to be written, or to be removed when `text` is absent.
struct Change {
  std::string path{};  // below the root, with `/`
  std::optional<std::string_view> text{};
};

/// Carries out all changes below `root`, which is made when it is not there, or none of them. Every
/// target is looked at and every text is written to a temporary file beside it before the first
/// file is replaced; should the system then still refuse one, what was replaced and removed is put
/// back. A reader sees each file old or new, never a part. A link stays a link: what it leads to is
/// written. Temporary files that an interrupted run left in the same folders are removed.
std::optional<IoError> apply_changes(const std::string& root, const std::vector<Change>& changes);

/// One file to exchange, all of it in one folder.
struct Replacement {
  std::string target{};
  std::string fresh{};  // what takes its place; empty: nothing does
  std::string kept{};   // a second name of what was there before; empty: nothing was
};

/// Exchanges all, or puts back what it exchanged and says what was refused. The names `fresh` and
/// `kept` may or may not exist afterwards.
std::optional<IoError> replace_all(const std::vector<Replacement>& replacements);

}  // namespace obsgen::cli
