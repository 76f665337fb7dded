#pragma once

#include <string>

#include "document/value.h"
#include "model/dashboard.h"

namespace obsgen::emit {

/// A panel with all keys that Grafana's strict API wants and none that it does not know. `interval`
/// is the smallest step of its queries.
document::Value panel_json(const model::Panel& panel, const std::string& interval);

}  // namespace obsgen::emit
