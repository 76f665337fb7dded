#pragma once

#include "cli/options.h"
#include "cli/result.h"

namespace obsgen::cli {

/// Carries out `obsgen generate`: reads catalogs, writes artefacts or compares them.
Result run_generate(const GenerateOptions& options);

}  // namespace obsgen::cli
