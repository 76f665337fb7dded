#pragma once

#include "cli/command.h"

namespace obsgen::cli {

/// `obsgen generate`: reads catalogs, writes artefacts or compares them.
Command generate_command();

}  // namespace obsgen::cli
