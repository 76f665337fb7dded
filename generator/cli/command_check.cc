#include "cli/command_check.h"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/overloaded.h"
#include "cli/catalogs.h"
#include "cli/command_line.h"
#include "cli/options_check.h"
#include "cli/problems.h"
#include "pipeline/check.h"
#include "pipeline/check_texts.h"
#include "pipeline/report.h"

namespace obsgen::cli {

namespace {

std::string releases_text(const std::vector<std::string>& releases) {
  if (releases.empty()) return "the newest release";
  return fmt::format("{} {}", releases.size() == 1 ? "release" : "releases",
                     fmt::join(releases, ", "));
}

std::string checked_text(const pipeline::Checked& checked) {
  std::string text;
  for (const pipeline::CheckedCatalog& catalog : checked)
    text += fmt::format("checked {} ({}), {}\n", catalog.path, catalog.name,
                        releases_text(catalog.releases));
  return text;
}

Result run(const CheckOptions& options) {
  const pipeline::CheckRequest request{.catalogs = catalogs_or_default(options.catalogs),
                                       .overlays = options.values,
                                       .version = options.version};
  if (request.catalogs.empty()) return no_catalog(options.common);
  Sources sources;
  const auto checked = pipeline::check_catalogs(request, disk(), sources);
  const bool text = options.common.format == Format::Text;
  Result result{.problems = problems_text(options.common, sources, checked.diagnostics)};
  if (checked.value)
    result.output =
        text ? checked_text(*checked.value) : pipeline::checked_json(*checked.value) + "\n";
  if (!has_errors(checked.diagnostics)) return result;
  result.exit = exit_of(checked.diagnostics);
  if (text) result.problems += error_count(checked.diagnostics) + "\n";
  return result;
}

Result run(const ChecksOptions& options) {
  const auto view =
      options.common.format == Format::Json ? pipeline::CheckView::Json : pipeline::CheckView::Text;
  if (!options.code) return {.output = pipeline::list_checks(view)};
  if (auto text = pipeline::explain_check(view, *options.code)) return {.output = *std::move(text)};
  return refused(options.common, "cli/unknown-check",
                 UsageError{fmt::format("there is no check '{}'", *options.code),
                            advice(*options.code, pipeline::check_codes(), "obsgen check --list")});
}

Result run_check(const Given& given) {
  return std::visit(Overloaded{[](const CheckOptions& options) { return run(options); },
                               [](const ChecksOptions& options) { return run(options); },
                               [&](const UsageError& error) {
                                 return refused(given.common, "cli/usage", error);
                               }},
                    read_check_options(given));
}

}  // namespace

Command check_command() {
  return {.name = "check",
          .summary = "prove catalogs in all their releases, or explain what is proven",
          .description =
              "Runs every proof that 'generate' runs over each CATALOG, by default over "
              "metric-catalog/*.yaml,\n"
              "for every release that it describes, and writes nothing.\n"
              "With --list or --explain it tells what the codes of problems mean instead.",
          .usage = "[CATALOG...]",
          .arguments = {{.name = "CATALOG", .takes = Takes::File, .times = Argument::Times::Any}},
          .options = check_options(),
          .run = run_check};
}

}  // namespace obsgen::cli
