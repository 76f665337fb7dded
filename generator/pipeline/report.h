#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "pipeline/check.h"
#include "pipeline/drift.h"

/// Results and problems as JSON, for programs.
namespace obsgen::pipeline {

/// `{"diagnostics": [{"severity", "code", "file", "line", "column", "message", "help", "notes"}]}`
/// on one line.
std::string diagnostics_json(const Sources& sources, const Diagnostics& diagnostics);

/// `{"checked": [{"catalog", "operator", "releases", "metrics", "signals", "alerts", "panels",
/// "errors", "warnings", "infos"}]}` on one line, the last seven numbers.
std::string checked_json(const Checked& checked);

/// `{"written": […], "removed": […], "unchanged": n}` on one line.
std::string written_json(const std::vector<Drift>& drifts, std::size_t artefacts);

/// `{"stale": [{"file", "problem", "differences"}]}` on one line.
std::string stale_json(const std::vector<Drift>& drifts);

}  // namespace obsgen::pipeline
