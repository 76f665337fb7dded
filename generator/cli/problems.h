#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/io_error.h"
#include "base/source_file.h"
#include "cli/command.h"
#include "cli/result.h"

namespace obsgen::cli {

/// Problems as the user asked for them: text for people, coloured on a terminal, or one line of
/// JSON. Empty when there are none.
std::string problems_text(const Common& common, const Sources& sources,
                          const Diagnostics& diagnostics);

/// What a command says that cannot be carried out as it was given; `code` is `cli/…`.
Result refused(const Common& common, std::string_view code, UsageError error);

/// The same, for a file or stream that the system refused.
Result refused(const Common& common, std::string_view code, IoError error);

}  // namespace obsgen::cli
