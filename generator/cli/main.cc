#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "base/overloaded.h"
#include "cli/command_generate.h"
#include "cli/command_promql.h"
#include "cli/options.h"
#include "cli/result.h"

namespace {

using namespace obsgen::cli;

Result run(const std::vector<std::string>& arguments) {
  return std::visit(
      obsgen::Overloaded{[](const GenerateOptions& options) { return run_generate(options); },
                         [](const PromqlOptions& options) { return run_promql(options); },
                         [](const FunctionsOptions& options) { return run_functions(options); },
                         [](const Show& show) { return Result{.output = show.text}; },
                         [](const UsageError& error) { return usage_error(error.message); }},
      parse_command_line(arguments));
}

/// False when stdout cannot take the text (a full disk behind a redirection).
bool say(const std::string& text, std::FILE* stream) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() &&
         std::fflush(stream) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  Result result;
  try {
    result = run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    result = {.exit = Exit::Bug,
              .problems = std::string{"obsgen: internal error: "} + error.what() +
                          "\nThis is a bug of obsgen; please report it with the input.\n"};
  }
  say(result.problems, stderr);
  if (!say(result.output, stdout)) {
    say("obsgen: error: cannot write to standard output\n", stderr);
    return static_cast<int>(Exit::Usage);
  }
  return static_cast<int>(result.exit);
}
