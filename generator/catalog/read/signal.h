#pragma once

#include "catalog/read/fields.h"
#include "catalog/read/part.h"

namespace obsgen::catalog {

/// One entry of `signals:`; absent when it cannot be computed from what is written. References to
/// metrics and labels are still names.
std::optional<Item<model::Signal>> read_signal(const document::Entry& entry,
                                               Diagnostics& diagnostics);

/// One entry of `records:`.
std::optional<Item<model::Record>> read_record(const Node& node, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
