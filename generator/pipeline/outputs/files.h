#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/artefact.h"
#include "pipeline/outputs.h"

namespace obsgen::pipeline {

/// A file that is still to be written.
struct DraftedFile {
  std::string path{};
  Content content{};
};

/// The files that the chosen outputs make of the run, sorted by path. Errors are those of
/// `emit::check_size` and `emit::helm_values`.
std::vector<DraftedFile> draft_files(const OutputChoice& choice, const RunView& run,
                                     Diagnostics& diagnostics);

/// The files with their bytes, in that order. What is said is gone as soon as it is written: a
/// document takes more memory than its text.
std::vector<model::Artefact> write_files(std::vector<DraftedFile> files);

}  // namespace obsgen::pipeline
