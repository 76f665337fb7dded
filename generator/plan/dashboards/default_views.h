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

/// Columns and rows that a view takes when nothing else is said.
struct PanelSize {
  std::uint32_t width = 12, height = 8;

  bool operator==(const PanelSize&) const = default;
};

PanelSize default_size(model::View view);

}  // namespace obsgen::plan
