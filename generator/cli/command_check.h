#pragma once

#include "cli/command.h"

namespace obsgen::cli {

/// `obsgen check`: proves catalogs, or tells what is proven.
Command check_command();

}  // namespace obsgen::cli
