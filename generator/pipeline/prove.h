#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "catalog/read_catalog.h"
#include "pipeline/choice.h"
#include "pipeline/plan.h"
#include "pipeline/sieve.h"

/// From one catalog to its proven plan: the way that everything goes that reads catalogs.
namespace obsgen::pipeline {

/// What the catalogs of a run have in common: the operator's release, if one was asked for,
/// overlays for all of them, later ones over earlier ones, where files come from, and which
/// problems are asked about.
struct Setting {
  std::optional<model::Version> release{};
  std::vector<SourceFile> overlays{};
  const catalog::Search& search;
  Choice choice{};
};

/// A catalog that was read, and what holds back its problems.
struct ReadCatalog {
  model::Catalog catalog{};
  Sieve sieve;
};

/// The overlays at `paths`; absent when one cannot be read, with `cli/unreadable-file`.
std::optional<std::vector<SourceFile>> load_overlays(const std::vector<std::string>& paths,
                                                     const catalog::Search& search,
                                                     Diagnostics& diagnostics);

/// The release that a request names; error `cli/version` when that is no version.
std::optional<model::Version> read_release(const std::optional<std::string>& text,
                                           Diagnostics& diagnostics);

/// The catalog at `path` of all releases, under its overlays; absent after an error. `sources`
/// receives every file read.
std::optional<ReadCatalog> read_under_overlays(const std::string& path, const Setting& setting,
                                               Sources& sources, Diagnostics& diagnostics);

/// The plan of a release (absent: the newest), absent when a proof of it fails whose problem
/// `sieve` does not hold back.
std::optional<Plan> prove(model::Catalog catalog, const std::optional<model::Version>& release,
                          Sieve& sieve, Diagnostics& diagnostics);

/// Proves that operators whose files go to one folder can be told apart: error
/// `catalog/duplicate-operator`.
void prove_apart(const std::vector<model::Operator>& operators, Diagnostics& diagnostics);

}  // namespace obsgen::pipeline
