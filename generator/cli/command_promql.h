#pragma once

#include "cli/options.h"
#include "cli/result.h"

namespace obsgen::cli {

/// Carries out `obsgen promql fmt|parse|explain`. A batch writes its answers to standard output as
/// it reads, each as soon as its line has come; the result then has no output.
Result run_promql(const PromqlOptions& options);

/// Carries out `obsgen promql functions`; a name that PromQL does not have is a usage error.
Result run_functions(const FunctionsOptions& options);

}  // namespace obsgen::cli
