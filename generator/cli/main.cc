#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/result.h"

namespace {

using namespace obsgen::cli;

/// False when stdout cannot take the text (a full disk behind a redirection).
bool say(const std::string& text, std::FILE* stream) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() &&
         std::fflush(stream) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  Result result;
  try {
    result = run_command_line({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    result = {.exit = Exit::Bug,
              .problems = std::string{"obsgen: internal error: "} + error.what() +
                          "\nThis is a bug of obsgen; please report it with the input.\n"};
  }
  say(result.problems, stderr);
  if (!say(result.output, stdout)) {
    say("obsgen: error: cannot write to standard output [cli/io]\n", stderr);
    return static_cast<int>(Exit::Usage);
  }
  return static_cast<int>(result.exit);
}
