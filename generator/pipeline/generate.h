#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/outcome.h"
#include "base/source_file.h"
#include "catalog/read_catalog.h"
#include "model/artefact.h"
#include "pipeline/outputs.h"

namespace obsgen::pipeline {

using catalog::Loaded;
using catalog::Loader;
using catalog::Search;

/// What to generate: paths of operator catalogs and of overlays for all of them, later ones over
/// earlier ones, the operator's release (absent: the newest that each catalog describes), the
/// outputs (empty: all that are made by default), and the files that are already there.
struct Request {
  std::vector<std::string> catalogs{};
  std::vector<std::string> overlays{};
  std::optional<std::string> version{};
  OutputChoice only{};
  FileTexts present{};
};

/// All artefacts of the request, sorted by path, the names of the operators they belong to, and a
/// line for each catalog that declares what its release does not have; infos tell of each.
struct Generated {
  std::vector<model::Artefact> artefacts{};
  std::vector<std::string> operators{};
  std::vector<std::string> left_out{};
};

/// From catalogs to artefacts. The value is absent when there is any error; one that is in no file
/// is of the request. `sources` receives every file read, each once.
Outcome<Generated> generate(const Request& request, const Search& search, Sources& sources);

}  // namespace obsgen::pipeline
