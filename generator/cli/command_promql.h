#pragma once

#include "cli/options.h"
#include "cli/result.h"

namespace obsgen::cli {

/// Carries out `obsgen promql`. A batch writes its answers to standard output as it reads, each as
/// soon as its line has come; the result then has no output.
Result run_promql(const PromqlOptions& options);

}  // namespace obsgen::cli
