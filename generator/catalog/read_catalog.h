#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "base/io_error.h"
#include "base/outcome.h"
#include "base/source_file.h"
#include "model/catalog.h"

namespace obsgen::catalog {

/// The text of a file, or why it cannot be had.
using Loaded = std::variant<std::string, IoError>;

/// Reads a file by path, as the user's file system or a test has it.
using Loader = std::function<Loaded(const std::string& path)>;

/// Where files come from.
struct Search {
  Loader load{};
  /// Folders of installed catalogs, tried after the including file's own.
  std::vector<std::string> installed{};
};

/// What including may cost at most.
inline constexpr std::size_t kMaxIncludeDepth = 16;
inline constexpr std::size_t kMaxFiles = 64;

/// Reads the operator's catalog at `path` with all that it includes, as docs/catalog.md describes
/// it. Files read are appended to `sources`. Reports every problem at once, with codes `catalog/*`,
/// `yaml/*` and `promql/*`. Without errors every reference in the value is resolved; with errors
/// there may still be a value, of what could be read.
Outcome<model::Catalog> read_catalog(const std::string& path, const Search& search,
                                     Sources& sources);

}  // namespace obsgen::catalog
