#include "cli/options.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "cli/option_values.h"

namespace obsgen::cli {

namespace {

constexpr std::string_view kOverview =
    R"(obsgen turns a catalog of an operator's metrics into dashboards, rules and a monitor.

Usage: obsgen COMMAND [options]

Commands:
  generate   write the artefacts of catalogs, or check that they are current
  promql     format, parse or explain PromQL expressions
  help       show this text; `obsgen COMMAND --help` shows a command's options
  version    show the version

Exit status: 0 clean, 1 problems found, 2 wrong usage or input/output, 70 a bug of obsgen
)";

struct Reader {
  std::string_view command{};
  Command (*parse)(const std::vector<const char*>& argv) = nullptr;
};

constexpr std::array kReaders{Reader{"generate", parse_generate}, Reader{"promql", parse_promql}};

}  // namespace

Command parse_command_line(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return UsageError{"no command given; see 'obsgen help'"};
  const std::string& command = arguments.front();
  if (command == "help" || command == "--help" || command == "-h")
    return Show{std::string{kOverview}};
  if (command == "version" || command == "--version") return Show{"obsgen " OBSGEN_VERSION "\n"};
  const auto reader = std::ranges::find(kReaders, command, &Reader::command);
  if (reader == kReaders.end())
    return UsageError{fmt::format("unknown command '{}'; see 'obsgen help'", command)};
  std::vector<const char*> argv;
  for (const std::string& argument : arguments)
    argv.push_back(argument.c_str());
  try {
    return reader->parse(argv);
  } catch (const cxxopts::exceptions::exception& error) {
    return UsageError{fmt::format("{}; see 'obsgen {} --help'", error.what(), command)};
  }
}

}  // namespace obsgen::cli
