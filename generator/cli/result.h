#pragma once

#include <string>

namespace obsgen::cli {

/// Exit status of the program.
enum class Exit { Clean = 0, Problems = 1, Usage = 2, Bug = 70 };

/// What a command has to say: results for stdout, problems for stderr.
struct Result {
  Exit exit = Exit::Clean;
  std::string output{};
  std::string problems{};
};

}  // namespace obsgen::cli
