#include "cli/commands.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/command_check.h"
#include "cli/command_generate.h"
#include "cli/command_line.h"
#include "cli/command_promql.h"
#include "cli/complete.h"
#include "cli/problems.h"

namespace obsgen::cli {

namespace {

std::vector<std::string> names_of_commands(const std::vector<std::string>& /*before*/) {
  std::vector<std::string> names;
  for (const Command& command : commands())
    if (!command.summary.empty()) names.emplace_back(command.name);
  return names;
}

std::string overview() {
  std::string text =
      "obsgen turns a catalog of an operator's metrics into dashboards, rules and a monitor.\n\n"
      "Usage: obsgen COMMAND [options]\n\nCommands:\n";
  for (const Command& command : commands())
    if (!command.summary.empty())
      text += fmt::format("  {:10} {}\n", command.name, command.summary);
  return text +
         "\nExit status: 0 clean, 1 problems found, 2 wrong usage or input/output, 70 a bug of "
         "obsgen\n";
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : &*found;
}

Result unknown_command(const Common& common, std::string_view name) {
  return refused(common, "cli/usage",
                 UsageError{fmt::format("there is no command '{}'", name),
                            advice(name, names_of_commands({}), "obsgen help")});
}

Result run_help(const Given& given) {
  if (given.arguments.empty()) return {.output = overview()};
  const Command* command = find_command(given.arguments.front());
  if (command == nullptr) return unknown_command(given.common, given.arguments.front());
  return {.output = help_text(*command)};
}

Command help_command() {
  return {.name = "help",
          .summary = "show this text, or with the name of a command its options",
          .description = "Tells the commands, or the arguments and options of one.",
          .usage = "[COMMAND]",
          .arguments = {{.name = "COMMAND", .offered = names_of_commands}},
          .run = run_help};
}

Command version_command() {
  return {.name = "version",
          .summary = "show the version",
          .description = "Tells the version.",
          .run = [](const Given&) { return Result{.output = "obsgen " OBSGEN_VERSION "\n"}; }};
}

Command complete_command() {
  return {.name = "complete",
          .description = "Offers what may stand for the last word of a command line, for shells.",
          .usage = "-- [WORD...]",
          .arguments = {{.name = "WORD", .times = Argument::Times::Any}},
          .run = [](const Given& given) {
            return Result{.output = completions(commands(), given.arguments)};
          }};
}

/// How the answer is wanted, as far as a command line tells that may be wrong.
Common wanted(const std::vector<std::string>& arguments) {
  Common common;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool apart = i > 0 && arguments[i - 1] == "--format" && arguments[i] == "json";
    if (apart || arguments[i] == "--format=json") common.format = Format::Json;
  }
  return common;
}

std::string_view name_of(std::string_view word) {
  if (word == "--help" || word == "-h") return "help";
  return word == "--version" ? "version" : word;
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> table{generate_command(), check_command(),
                                          promql_command(),   help_command(),
                                          version_command(),  complete_command()};
  return table;
}

Result run_command_line(const std::vector<std::string>& arguments) {
  const Common common = wanted(arguments);
  if (arguments.empty())
    return refused(common, "cli/usage", UsageError{"no command given", "see 'obsgen help'"});
  const Command* command = find_command(name_of(arguments.front()));
  if (command == nullptr) return unknown_command(common, arguments.front());
  auto given = read_command_line(*command, {arguments.begin() + 1, arguments.end()});
  if (auto* error = std::get_if<UsageError>(&given))
    return refused(common, "cli/usage", std::move(*error));
  const auto& read = std::get<Given>(given);
  return read.has("help") ? Result{.output = help_text(*command)} : command->run(read);
}

}  // namespace obsgen::cli
