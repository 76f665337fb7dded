#pragma once

#include <vector>

#include "model/board.h"
#include "model/catalog.h"
#include "model/metric.h"

namespace obsgen::plan {

/// The panels that show `metric` when nothing else is said, by its type and value domain.
std::vector<model::PanelSpec> default_panels(const model::Metric& metric);

/// The view of a panel that does not name one.
model::View default_view(const model::Catalog& catalog, const model::PanelSpec& panel);

}  // namespace obsgen::plan
