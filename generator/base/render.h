#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/line_index.h"
#include "base/source_file.h"

namespace obsgen {

enum class Colour { Off, On };

/// A file id that no source has: the problem concerns no text.
inline constexpr FileId kNoFile = 0xFFFF'FFFF;

/// The problems as text, each with `path:line:column`, its source line, carets, notes and help.
/// Lines are cut to a window of 160 code points around the caret. Control characters and bytes that
/// are not UTF-8 never reach the output.
std::string render_text(const Sources& sources, const Diagnostics& diagnostics, Colour colour);

/// The same by lines that are already known; `lines` tells afterwards what it cost to find them.
std::string render_text(SourceLines& lines, const Diagnostics& diagnostics, Colour colour);

}  // namespace obsgen
