#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/result.h"

/// The program's vocabulary: a row a command, in the order of the overview.
namespace obsgen::cli {

const std::vector<Command>& commands();

/// Carries out a command line, without the program's name.
Result run_command_line(const std::vector<std::string>& arguments);

}  // namespace obsgen::cli
