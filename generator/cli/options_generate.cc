#include <fmt/format.h>

#include "cli/option_values.h"
#include "pipeline/outputs.h"

namespace obsgen::cli {

namespace {

std::string only_help() {
  std::vector<std::string_view> single;
  for (const pipeline::Output& output : pipeline::outputs())
    single.push_back(output.name);
  return fmt::format("{}: some of the artefacts; or single ones, with what they refer to: {}",
                     fmt::join(pipeline::output_families(), ", "), fmt::join(single, ", "));
}

cxxopts::Options generate_options() {
  cxxopts::Options options{
      "obsgen generate",
      "Writes dashboards/*.json, alerts/* and docs/runbooks/* of each CATALOG; by default of "
      "metric-catalog/*.yaml.\n"
      "Only what changed is written, all of it or nothing; files that nothing "
      "makes any more are removed."};
  options.positional_help("[CATALOG...]");
  options.add_options()  //
      ("out", "folder that dashboards/, alerts/ and docs/runbooks/ are written below",
       cxxopts::value<std::string>()->default_value("."), "DIR")  //
      ("values", "overlay with your own names, thresholds and switches; may be repeated",
       cxxopts::value<std::string>(), "FILE")  //
      ("operator-version", "release of the operator to build for; by default the newest",
       cxxopts::value<std::string>(), "VERSION")                                  //
      ("only", only_help(), cxxopts::value<std::vector<std::string>>(), "KINDS")  //
      ("check", "write nothing; fail with the differences when a file is not current");
  add_common(options);
  options.add_options(kPositional)("catalogs", "", cxxopts::value<std::vector<std::string>>());
  options.parse_positional({"catalogs"});
  return options;
}

std::optional<UsageError> bad_kind(const std::vector<std::string>& only) {
  const auto choice = pipeline::choose_outputs(only);
  if (choice.ok()) return std::nullopt;
  const Diagnostic& problem = choice.diagnostics.front();
  return UsageError{fmt::format("--only: {}; {}", problem.message, problem.help)};
}

}  // namespace

Command parse_generate(const std::vector<const char*>& argv) {
  auto options = generate_options();
  const auto result = options.parse(static_cast<int>(argv.size()), argv.data());
  if (result.count("help") > 0) return Show{help_of(options)};
  auto common = common_of(result);
  if (auto* error = std::get_if<UsageError>(&common)) return std::move(*error);
  GenerateOptions generate{.common = std::get<Common>(common),
                           .catalogs = list_of(result, "catalogs"),
                           .out = result["out"].as<std::string>(),
                           .values = each_of(result, "values"),
                           .version = text_of(result, "operator-version"),
                           .only = list_of(result, "only")};
  if (result.count("check") > 0) generate.mode = GenerateOptions::Mode::Check;
  if (auto error = bad_kind(generate.only)) return std::move(*error);
  return generate;
}

}  // namespace obsgen::cli
