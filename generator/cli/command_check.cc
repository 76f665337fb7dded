#include "cli/command_check.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/overloaded.h"
#include "cli/catalogs.h"
#include "cli/command_line.h"
#include "cli/options_check.h"
#include "cli/problems.h"
#include "cli/today.h"
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

/// `1 metric`, `2 metrics`.
std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string counts_text(const pipeline::CatalogCounts& counts) {
  return fmt::format("{}, {}, {}, {}", counted(counts.metrics, "metric"),
                     counted(counts.signals, "signal"), counted(counts.alerts, "alert"),
                     counted(counts.panels, "panel"));
}

std::string problem_counts_text(const CheckOptions& options,
                                const pipeline::ProblemCounts& counts) {
  const bool some = !options.selected.empty() || !options.ignored.empty();
  std::vector<std::string> parts;
  if (counts.errors > 0) parts.push_back(counted(counts.errors, "error"));
  if (counts.warnings > 0) parts.push_back(counted(counts.warnings, "warning"));
  if (parts.empty()) parts.emplace_back(some ? "no problem of those asked for" : "no problem");
  if (counts.infos > 0) parts.push_back(counted(counts.infos, "info"));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string checked_text(const CheckOptions& options, const pipeline::Checked& checked) {
  std::string text;
  for (const pipeline::CheckedCatalog& catalog : checked)
    text += fmt::format("checked {} ({}), {}: {}: {}\n", catalog.path, catalog.name,
                        releases_text(catalog.releases), counts_text(catalog.counts),
                        problem_counts_text(options, catalog.problems));
  return text;
}

bool fails(const Diagnostics& problems, Severity mildest) {
  return std::ranges::any_of(
      problems, [&](const Diagnostic& problem) { return problem.severity <= mildest; });
}

Result run(const CheckOptions& options) {
  const pipeline::CheckRequest request{.catalogs = catalogs_or_default(options.catalogs),
                                       .overlays = options.values,
                                       .version = options.version,
                                       .selected = options.selected,
                                       .ignored = options.ignored,
                                       .today = today()};
  if (request.catalogs.empty()) return no_catalog(options.common);
  Sources sources;
  const auto checked = pipeline::check_catalogs(request, disk(), sources);
  const bool text = options.common.format == Format::Text;
  Result result{.problems = problems_text(options.common, sources, checked.diagnostics)};
  if (checked.value)
    result.output = text ? checked_text(options, *checked.value)
                         : pipeline::checked_json(*checked.value) + "\n";
  if (fails(checked.diagnostics, options.fail_on)) result.exit = exit_of(checked.diagnostics);
  if (text && has_errors(checked.diagnostics))
    result.problems += error_count(checked.diagnostics) + "\n";
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
