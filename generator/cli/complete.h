#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace obsgen::cli {

/// What may stand for the last of `words`, the words of a command line behind the program's name: a
/// line each, with a tab and a summary where there is one. The lines `:files` and `:folders` say
/// that names of those may stand there. A word `=` is taken as bash has it, which makes three of
/// `--option=value`.
std::string completions(const std::vector<Command>& commands,
                        const std::vector<std::string>& words);

}  // namespace obsgen::cli
