#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/read/part.h"
#include "catalog/read_catalog.h"

namespace obsgen::catalog {

/// A file that is there.
struct OpenFile {
  std::optional<Part> part{};           // absent: it could not be read
  std::vector<std::string> includes{};  // the path of each include; empty: it cannot be had
};

/// An operator's file and all that it includes, by path.
struct OpenFiles {
  std::map<std::string, OpenFile, std::less<>> files{};
  Extent extent = Extent::Whole;
};

/// Reads the operator's file at `path` and what it includes, each file once, level by level; the
/// files of a level are parsed side by side. Includes may form cycles.
OpenFiles open_files(const std::string& path, const Search& search, Sources& sources,
                     Diagnostics& diagnostics);

}  // namespace obsgen::catalog
