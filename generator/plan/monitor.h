#pragma once

#include "model/catalog.h"
#include "model/monitor.h"

namespace obsgen::plan {

/// The ServiceMonitor of the catalog's operator: in the operator's namespace, by the labels of its
/// Service, with the settings of `scrape`. Its labels are the operator's extra ones and
/// `app.kubernetes.io/name`, which an extra one may replace.
model::Monitor plan_monitor(const model::Catalog& catalog);

}  // namespace obsgen::plan
