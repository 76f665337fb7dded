#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"
#include "model/value_name.h"

namespace obsgen::catalog {

/// `[{value: "1", title: Leads, tone: good}]`; a value that is named twice is an error.
std::optional<std::vector<model::ValueName>> read_value_names(const document::Node& node,
                                                              Diagnostics& diagnostics);

}  // namespace obsgen::catalog
