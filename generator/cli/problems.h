#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "cli/options.h"

namespace obsgen::cli {

/// Problems as the user asked for them: text for people, coloured on a terminal, or one line of
/// JSON. Empty when there are none.
std::string problems_text(const Common& common, const Sources& sources,
                          const Diagnostics& diagnostics);

}  // namespace obsgen::cli
