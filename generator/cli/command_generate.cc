#include "cli/command_generate.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/render.h"
#include "cli/catalogs.h"
#include "cli/file_changes.h"
#include "cli/files.h"
#include "cli/options_generate.h"
#include "cli/problems.h"
#include "cli/result.h"
#include "cli/system_error.h"
#include "pipeline/drift.h"
#include "pipeline/generate.h"
#include "pipeline/report.h"

namespace obsgen::cli {

namespace {

using pipeline::Drift;
using pipeline::DriftKind;

/// `only` has been checked with the other options.
pipeline::OutputChoice kinds_of(const std::vector<std::string>& only) {
  return only.empty() ? pipeline::OutputChoice{} : *pipeline::choose_outputs(only).value;
}

/// The files that may be artefacts of an earlier run.
std::variant<pipeline::FileTexts, IoError> existing_files(const std::string& out) {
  pipeline::FileTexts files;
  for (const auto& [folder, suffix] : pipeline::output_places()) {
    for (const auto& name : files_in(fmt::format("{}/{}", out, folder), suffix)) {
      const auto path = fmt::format("{}/{}", folder, name);
      auto text = read_file(fmt::format("{}/{}", out, path));
      if (auto* error = std::get_if<IoError>(&text)) return std::move(*error);
      files.emplace(path, std::get<std::string>(std::move(text)));
    }
  }
  return files;
}

std::string all_problems(const GenerateOptions& options, const Sources& sources,
                         Diagnostics diagnostics) {
  const bool listed = options.infos == GenerateOptions::Infos::Listed;
  if (!listed && options.common.format == Format::Text)
    std::erase_if(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::Info; });
  auto text = problems_text(options.common, sources, diagnostics);
  if (has_errors(diagnostics) && options.common.format == Format::Text)
    text += fmt::format("{}, nothing written\n", error_count(diagnostics));
  return text;
}

/// What would have been written for another release, in a line for each catalog.
std::string left_out_text(const GenerateOptions& options, const pipeline::Generated& generated) {
  if (options.common.format == Format::Json || options.infos == GenerateOptions::Infos::Listed)
    return {};
  std::string text;
  for (const std::string& line : generated.left_out)
    text += line + "; --verbose tells why\n";
  return text;
}

/// The texts stay those of the artefacts.
std::vector<Change> changes_of(const std::vector<Drift>& drifts,
                               const pipeline::Generated& generated) {
  std::vector<Change> changes;
  for (const Drift& drift : drifts) {
    if (drift.kind == DriftKind::Leftover) {
      changes.push_back({drift.path, std::nullopt});
      continue;
    }
    const auto artefact =
        std::ranges::find(generated.artefacts, drift.path, &model::Artefact::path);
    changes.push_back({drift.path, artefact->text});
  }
  return changes;
}

std::string written_text(const std::vector<Drift>& drifts, std::size_t artefacts) {
  if (drifts.empty()) return fmt::format("nothing to write: all {} files are current\n", artefacts);
  std::string text;
  std::size_t removed = 0;
  for (const Drift& drift : drifts) {
    const bool leftover = drift.kind == DriftKind::Leftover;
    removed += leftover ? 1 : 0;
    text += fmt::format("{} {}\n", leftover ? "removed" : "wrote", drift.path);
  }
  const auto written = drifts.size() - removed;
  return text + fmt::format("{} written, {} removed, {} unchanged\n", written, removed,
                            artefacts - written);
}

Result write(const GenerateOptions& options, const std::vector<Drift>& drifts,
             const pipeline::Generated& generated) {
  if (auto error = apply_changes(options.out, changes_of(drifts, generated)))
    return refused(options.common, "cli/io", *std::move(error));
  const auto count = generated.artefacts.size();
  return {.output = options.common.format == Format::Json
                        ? pipeline::written_json(drifts, count) + "\n"
                        : written_text(drifts, count)};
}

std::string stale_text(const std::vector<Drift>& drifts) {
  std::string text;
  for (const Drift& drift : drifts) {
    const auto what = drift.kind == DriftKind::Missing    ? "is missing"
                      : drift.kind == DriftKind::Leftover ? "is no longer generated"
                                                          : "is stale";
    text += fmt::format("{} {}\n", drift.path, what);
    for (const auto& line : drift.lines)
      text += fmt::format("  {}\n", line);
  }
  return text + fmt::format("{} of the files would change: run 'obsgen generate'\n", drifts.size());
}

Result check(const GenerateOptions& options, const std::vector<Drift>& drifts,
             std::size_t artefacts) {
  if (options.common.format == Format::Json) {
    return {.exit = drifts.empty() ? Exit::Clean : Exit::Problems,
            .output = pipeline::stale_json(drifts) + "\n"};
  }
  if (drifts.empty()) return {.output = fmt::format("all {} files are current\n", artefacts)};
  return {.exit = Exit::Problems, .problems = stale_text(drifts)};
}

Result run_generate(const GenerateOptions& options) {
  if (!is_folder(options.out) && is_there(options.out))
    return refused(options.common, "cli/io", system_error("write below", options.out, ENOTDIR));
  pipeline::Request request{.catalogs = catalogs_or_default(options.catalogs),
                            .overlays = options.values,
                            .version = options.version,
                            .only = kinds_of(options.only)};
  if (request.catalogs.empty()) return no_catalog(options.common);
  auto files = existing_files(options.out);
  if (const auto* error = std::get_if<IoError>(&files))
    return refused(options.common, "cli/io", *error);
  request.present = std::get<pipeline::FileTexts>(std::move(files));
  Sources sources;
  const auto generated = pipeline::generate(request, disk(), sources);
  auto problems = all_problems(options, sources, generated.diagnostics);
  if (!generated.value)
    return {.exit = exit_of(generated.diagnostics), .problems = std::move(problems)};
  const auto drifts = pipeline::find_drift(request, *generated.value);
  auto result = options.mode == GenerateOptions::Mode::Check
                    ? check(options, drifts, generated.value->artefacts.size())
                    : write(options, drifts, *generated.value);
  result.problems.insert(0, problems);
  result.output.insert(0, left_out_text(options, *generated.value));
  return result;
}

}  // namespace

Command generate_command() {
  return {.name = "generate",
          .summary = "write the artefacts of catalogs, or check that they are current",
          .description =
              "Writes dashboards/*.json, alerts/* and docs/runbooks/* of each CATALOG; by default "
              "of metric-catalog/*.yaml.\n"
              "Only what changed is written, all of it or nothing; files that nothing makes any "
              "more are removed.",
          .usage = "[CATALOG...]",
          .arguments = {{.name = "CATALOG", .takes = Takes::File, .times = Argument::Times::Any}},
          .options = generate_options(),
          .run = [](const Given& given) { return run_generate(read_generate_options(given)); }};
}

}  // namespace obsgen::cli
