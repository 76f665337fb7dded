#include "cli/options.h"

#include <string_view>

#include <cxxopts.hpp>
#include <fmt/format.h>

namespace obsgen::cli {

namespace {

constexpr std::string_view kOverview =
    R"(obsgen turns a catalog of an operator's metrics into dashboards, rules and a monitor.

Usage: obsgen COMMAND [options]

Commands:
  generate   write the artefacts of catalogs, or check that they are current
  help       show this text; `obsgen COMMAND --help` shows a command's options
  version    show the version

Exit status: 0 clean, 1 problems found, 2 wrong usage or input/output, 70 a bug of obsgen
)";

cxxopts::Options generate_options() {
  cxxopts::Options options{"obsgen generate",
                           "Writes dashboards/*.json and alerts/* of each CATALOG; by default of "
                           "metric-catalog/*.yaml.\n"
                           "Only what changed is written, all of it or nothing; files that nothing "
                           "makes any more are removed."};
  options.positional_help("[CATALOG...]");
  options.add_options()  //
      ("out", "folder that dashboards/ and alerts/ are written below",
       cxxopts::value<std::string>()->default_value("."), "DIR")  //
      ("values", "overlay with your own names, thresholds and switches",
       cxxopts::value<std::string>(), "FILE")  //
      ("operator-version", "release of the operator to build for; by default the newest",
       cxxopts::value<std::string>(), "VERSION")  //
      ("only", "dashboards, rules, monitor: some of the artefacts",
       cxxopts::value<std::vector<std::string>>(), "KINDS")                                       //
      ("check", "write nothing; fail with the differences when a file is not current")            //
      ("format", "text or json", cxxopts::value<std::string>()->default_value("text"), "FORMAT")  //
      ("color", "auto, always or never", cxxopts::value<std::string>()->default_value("auto"),
       "WHEN")                      //
      ("h,help", "show this text")  //
      ("catalogs", "", cxxopts::value<std::vector<std::string>>());
  options.parse_positional({"catalogs"});
  return options;
}

std::string help_of(cxxopts::Options& options) {
  // The positional arguments have an option of their own, which the help must not list.
  std::string text = options.help();
  const auto at = text.find("      --catalogs");
  return at == std::string::npos ? text : text.erase(at, text.find('\n', at) + 1 - at);
}

std::variant<Common, UsageError> common_of(const cxxopts::ParseResult& result) {
  Common common;
  const auto format = result["format"].as<std::string>();
  if (format == "json") common.format = Format::Json;
  if (format != "json" && format != "text") {
    return UsageError{fmt::format("--format is text or json, not '{}'", format)};
  }
  const auto colour = result["color"].as<std::string>();
  if (colour == "always") common.colour = ColourChoice::Always;
  if (colour == "never") common.colour = ColourChoice::Never;
  if (colour != "always" && colour != "never" && colour != "auto") {
    return UsageError{fmt::format("--color is auto, always or never, not '{}'", colour)};
  }
  return common;
}

std::optional<std::string> text_of(const cxxopts::ParseResult& result, const std::string& name) {
  if (result.count(name) == 0) return std::nullopt;
  return result[name].as<std::string>();
}

std::vector<std::string> list_of(const cxxopts::ParseResult& result, const std::string& name) {
  if (result.count(name) == 0) return {};
  return result[name].as<std::vector<std::string>>();
}

std::optional<UsageError> bad_kind(const std::vector<std::string>& only) {
  for (const auto& kind : only) {
    if (kind != "dashboards" && kind != "rules" && kind != "monitor") {
      return UsageError{fmt::format("--only takes dashboards, rules and monitor, not '{}'", kind)};
    }
  }
  return std::nullopt;
}

Command parse_generate(const std::vector<const char*>& argv) {
  auto options = generate_options();
  const auto result = options.parse(static_cast<int>(argv.size()), argv.data());
  if (result.count("help") > 0) return Show{help_of(options)};
  auto common = common_of(result);
  if (auto* error = std::get_if<UsageError>(&common)) return std::move(*error);
  GenerateOptions generate{.common = std::get<Common>(common),
                           .catalogs = list_of(result, "catalogs"),
                           .out = result["out"].as<std::string>(),
                           .values = text_of(result, "values"),
                           .version = text_of(result, "operator-version"),
                           .only = list_of(result, "only")};
  if (result.count("check") > 0) generate.mode = GenerateOptions::Mode::Check;
  if (auto error = bad_kind(generate.only)) return std::move(*error);
  return generate;
}

}  // namespace

Command parse_command_line(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return UsageError{"no command given; see 'obsgen help'"};
  const std::string& command = arguments.front();
  if (command == "help" || command == "--help" || command == "-h")
    return Show{std::string{kOverview}};
  if (command == "version" || command == "--version") return Show{"obsgen " OBSGEN_VERSION "\n"};
  if (command != "generate") {
    return UsageError{fmt::format("unknown command '{}'; see 'obsgen help'", command)};
  }
  std::vector<const char*> argv;
  for (const std::string& argument : arguments)
    argv.push_back(argument.c_str());
  try {
    return parse_generate(argv);
  } catch (const cxxopts::exceptions::exception& error) {
    return UsageError{fmt::format("{}; see 'obsgen generate --help'", error.what())};
  }
}

}  // namespace obsgen::cli
