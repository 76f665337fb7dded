#pragma once

#include "base/render.h"
#include "cli/command.h"

namespace obsgen::cli {

/// Colour on stderr: as chosen; `auto` means on a terminal, unless NO_COLOR is set (see
/// no-color.org) or TERM is `dumb`.
Colour colour_on_stderr(ColourChoice choice);

}  // namespace obsgen::cli
