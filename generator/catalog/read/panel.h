#pragma once

#include "catalog/read/fields.h"
#include "model/board.h"

namespace obsgen::catalog {

/// One entry of `panels:`; absent when it shows nothing that can be read.
std::optional<model::PanelSpec> read_panel(const Node& node, Diagnostics& diagnostics);

/// The keys of a panel that a file which changes it may set, laid over `panel`.
model::PanelSpec overlay_panel(model::PanelSpec panel, const Node& node, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
