#pragma once

#include <string>
#include <vector>

#include "catalog/read/part.h"
#include "catalog/read_catalog.h"

namespace obsgen::catalog {

/// The files of a catalog: those that a file includes stand before it, the operator's own is the
/// last.
struct Files {
  std::vector<Part> parts{};
  Extent extent = Extent::Whole;
};

/// Reads the operator's file at `path` and what it includes, each file once. No parts when it is
/// not there or no operator's catalog.
Files read_files(const std::string& path, const Search& search, Sources& sources,
                 Diagnostics& diagnostics);

}  // namespace obsgen::catalog
