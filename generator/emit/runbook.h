#pragma once

#include <string>
#include <vector>

#include "emit/page.h"
#include "model/runbook.h"

namespace obsgen::emit {

/// The page of one alert. Other pages are linked as `<alert>.md` beside this one, the index as
/// `README.md`.
Page runbook(const model::Runbook& runbook, std::string comment);

/// The index of the pages of all operators of a run, with settings for Alertmanager that silence
/// what another alert explains.
Page runbook_index(const std::vector<model::Handbook>& handbooks, std::string comment);

}  // namespace obsgen::emit
