#pragma once

#include "cli/command.h"

namespace obsgen::cli {

/// `obsgen promql`: answers about expressions and functions. A batch writes its answers to standard
/// output as it reads, each as soon as its line has come; the result then has no output.
Command promql_command();

}  // namespace obsgen::cli
