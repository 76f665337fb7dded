#include "catalog/read_catalog.h"

#include <utility>

#include "catalog/link/components.h"
#include "catalog/link/dashboards.h"
#include "catalog/link/files.h"
#include "catalog/link/index.h"
#include "catalog/link/merge.h"
#include "catalog/link/record_rings.h"
#include "catalog/link/references.h"

namespace obsgen::catalog {

namespace {

/// Quantiles and means of a metric are in its unit, unless the signal says otherwise.
void inherit_units(model::Catalog& catalog, const Index& index) {
  for (model::Signal& signal : catalog.signals) {
    const auto* definition = std::get_if<model::HistogramDefinition>(&signal.definition);
    if (definition == nullptr || signal.unit != model::Unit::None) continue;
    const model::Metric* metric = index.metric(definition->metric);
    if (metric != nullptr) signal.unit = metric->unit;
  }
}

}  // namespace

Outcome<model::Catalog> read_catalog(const std::string& path, const Search& search,
                                     Sources& sources) {
  Diagnostics diagnostics;
  Files files = read_files(path, search, sources, diagnostics);
  if (files.parts.empty()) return {.diagnostics = in_order(std::move(diagnostics))};
  Merged merged = merge(std::move(files), diagnostics);
  const Index index{merged.catalog, merged.spoiled, merged.extent};
  check_references(merged.catalog, index, diagnostics);
  check_record_rings(merged.catalog, diagnostics);
  check_components(merged.catalog, diagnostics);
  check_dashboards(merged.catalog, diagnostics);
  inherit_units(merged.catalog, index);
  merged.catalog.path = path;
  return {.value = std::move(merged.catalog), .diagnostics = in_order(std::move(diagnostics))};
}

}  // namespace obsgen::catalog
