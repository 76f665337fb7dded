#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/outcome.h"
#include "base/source_file.h"
#include "catalog/read_catalog.h"

namespace obsgen::pipeline {

/// What to check: paths of operator catalogs and of overlays for all of them, later ones over
/// earlier ones, and the operator's release (absent: all that each catalog describes).
struct CheckRequest {
  std::vector<std::string> catalogs{};
  std::vector<std::string> overlays{};
  std::optional<std::string> version{};
};

/// A catalog that could be read, and its releases that were checked, oldest first; none where it
/// describes no release by number, and was checked as its newest.
struct CheckedCatalog {
  std::string path{};
  std::string name{};  // of the operator
  std::vector<std::string> releases{};

  bool operator==(const CheckedCatalog&) const = default;
};

using Checked = std::vector<CheckedCatalog>;

/// Runs for each release every proof that `generate` runs for one, and writes nothing. What several
/// releases share is told once; a problem that only some of them have says which. The value is
/// absent when the request itself is wrong. `sources` receives every file read, each once.
Outcome<Checked> check_catalogs(const CheckRequest& request, const catalog::Search& search,
                                Sources& sources);

}  // namespace obsgen::pipeline
