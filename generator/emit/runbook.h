#pragma once

#include <string>
#include <vector>

#include "model/runbook.h"

namespace obsgen::emit {

/// The page of one alert, in Markdown. `headline` is a comment at its top. Texts of the catalog are
/// shown as they are, whatever Markdown or HTML would make of them. Other pages are linked as
/// `<alert>.md` beside this one, the index as `README.md`.
std::string runbook(const model::Runbook& runbook, const std::string& headline);

/// The index of the pages of all operators of a run, with settings for Alertmanager that silence
/// what another alert explains.
std::string runbook_index(const std::vector<model::Handbook>& handbooks,
                          const std::string& headline);

}  // namespace obsgen::emit
