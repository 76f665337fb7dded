#include "pipeline/outputs/files.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/map_parallel.h"
#include "base/overloaded.h"
#include "document/write_json.h"
#include "document/write_yaml.h"

namespace obsgen::pipeline {

namespace {

Drafts drafts_of(const Output& output, const RunView& run, Diagnostics& diagnostics) {
  return std::visit(Overloaded{[&](DraftOfPlan draft) {
                                 Drafts all;
                                 for (const Plan& plan : run.plans)
                                   std::ranges::move(draft(plan, diagnostics),
                                                     std::back_inserter(all));
                                 return all;
                               },
                               [&](DraftOfRun draft) { return draft(run, diagnostics); }},
                    output.draft);
}

std::string text_of(const Content& content) {
  return std::visit(
      Overloaded{
          [](const JsonContent& json) { return document::write_json(json.value); },
          [](const YamlContent& yaml) { return document::write_yaml(yaml.value, yaml.comment); },
          [](const emit::Page& page) { return emit::write_page(page); }},
      content);
}

}  // namespace

std::vector<DraftedFile> draft_files(const OutputChoice& choice, const RunView& run,
                                     Diagnostics& diagnostics) {
  std::vector<DraftedFile> files;
  for (const Output* output : choice) {
    for (Draft& draft : drafts_of(*output, run, diagnostics))
      files.push_back({path_of(*output, draft.name), std::move(draft.content)});
  }
  std::ranges::sort(files, {}, &DraftedFile::path);
  return files;
}

std::vector<model::Artefact> write_files(std::vector<DraftedFile> files) {
  return map_parallel_moved(std::move(files), [](DraftedFile file) {
    return model::Artefact{std::move(file.path), text_of(file.content)};
  });
}

}  // namespace obsgen::pipeline
