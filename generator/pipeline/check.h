#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/outcome.h"
#include "base/source_file.h"
#include "catalog/read_catalog.h"

namespace obsgen::pipeline {

/// What to check: paths of operator catalogs and of overlays for all of them, later ones over
/// earlier ones, the operator's release (absent: all that each catalog describes), which problems
/// are asked about (codes and areas; none selected: all), and the day on which that is asked
/// (absent: before every day).
struct CheckRequest {
  std::vector<std::string> catalogs{};
  std::vector<std::string> overlays{};
  std::optional<std::string> version{};
  std::vector<std::string> selected{};
  std::vector<std::string> ignored{};
  std::optional<Day> today{};
};

/// How much of a catalog there is: what it has in any release, and the panels of the dashboards
/// that could be planned.
struct CatalogCounts {
  std::size_t metrics = 0, signals = 0, alerts = 0, panels = 0;

  bool operator==(const CatalogCounts&) const = default;
};

struct ProblemCounts {
  std::size_t errors = 0, warnings = 0, infos = 0;

  bool operator==(const ProblemCounts&) const = default;
};

/// A catalog that could be read, and its releases that were checked, oldest first; none where it
/// describes no release by number, and was checked as its newest.
struct CheckedCatalog {
  std::string path{};
  std::string name{};  // of the operator
  std::vector<std::string> releases{};
  CatalogCounts counts{};
  ProblemCounts problems{};  // that were told of it

  bool operator==(const CheckedCatalog&) const = default;
};

using Checked = std::vector<CheckedCatalog>;

/// Runs for each release every proof that `generate` runs for one, and writes nothing. What several
/// releases share is told once; a problem that only some of them have says which. The value is
/// absent when the request itself is wrong. `sources` receives every file read, each once.
Outcome<Checked> check_catalogs(const CheckRequest& request, const catalog::Search& search,
                                Sources& sources);

}  // namespace obsgen::pipeline
