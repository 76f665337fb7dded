#include "cli/option_values.h"

#include <fmt/format.h>

namespace obsgen::cli {

void add_common(cxxopts::Options& options) {
  options.add_options()                                                                           //
      ("format", "text or json", cxxopts::value<std::string>()->default_value("text"), "FORMAT")  //
      ("color", "auto, always or never", cxxopts::value<std::string>()->default_value("auto"),
       "WHEN")  //
      ("h,help", "show this text");
}

std::string help_of(cxxopts::Options& options) { return options.help({""}); }

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

std::vector<std::string> each_of(const cxxopts::ParseResult& result, const std::string& name) {
  std::vector<std::string> values;
  for (const auto& argument : result.arguments())
    if (argument.key() == name) values.push_back(argument.value());
  return values;
}

}  // namespace obsgen::cli
