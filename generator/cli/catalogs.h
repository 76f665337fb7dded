#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/command.h"
#include "cli/result.h"
#include "pipeline/generate.h"

/// What the commands that read catalogs have in common.
namespace obsgen::cli {

/// The catalogs that were given, else all of metric-catalog/*.yaml.
std::vector<std::string> catalogs_or_default(const std::vector<std::string>& given);

/// What is said when there is neither.
Result no_catalog(const Common& common);

/// The files of the disk, and the catalogs that came with the program.
pipeline::Search disk();

/// The exit status of a run with errors: a problem that is in no file is of the command line.
Exit exit_of(const Diagnostics& diagnostics);

/// `1 error`, `2 errors`.
std::string error_count(const Diagnostics& diagnostics);

}  // namespace obsgen::cli
