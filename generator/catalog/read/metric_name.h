#pragma once

#include "catalog/read/fields.h"
#include "model/metric.h"

namespace obsgen::catalog {

/// What the name of a metric says against its type, unit and value: a name that is not free, and a
/// unit that is another than that of the name, are errors.
void check_metric_name(const model::Metric& metric, const Fields& fields);

}  // namespace obsgen::catalog
