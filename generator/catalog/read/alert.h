#pragma once

#include "catalog/read/fields.h"
#include "catalog/read/part.h"

namespace obsgen::catalog {

/// One entry of `alerts:`; absent when it lacks a name, a signal or a condition.
std::optional<Item<model::Alert>> read_alert(const Node& node, Diagnostics& diagnostics);

/// The keys of an alert that a file which changes it may set, laid over `alert`.
model::Alert overlay_alert(model::Alert alert, const Node& node, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
