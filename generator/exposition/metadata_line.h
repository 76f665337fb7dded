#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "exposition/cursor.h"
#include "exposition/event.h"

namespace obsgen::exposition {

/// Reads the line in hand, the cursor at its `#`: its event, none for a comment and for a line with
/// a problem. The cursor is left anywhere in the line.
std::optional<Event> read_metadata_line(Cursor& cursor, Diagnostics& out);

}  // namespace obsgen::exposition
