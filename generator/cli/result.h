#pragma once

#include <string>
#include <string_view>

namespace obsgen::cli {

/// Exit status of the program.
enum class Exit { Clean = 0, Problems = 1, Usage = 2, Bug = 70 };

/// What a command has to say: results for stdout, problems for stderr.
struct Result {
  Exit exit = Exit::Clean;
  std::string output{};
  std::string problems{};
};

/// A command that cannot be carried out as it was given: `message` names what is wrong.
inline Result usage_error(std::string_view message) {
  return {.exit = Exit::Usage, .problems = "obsgen: error: " + std::string{message} + "\n"};
}

}  // namespace obsgen::cli
