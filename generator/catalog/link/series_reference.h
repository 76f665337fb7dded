#pragma once

#include "catalog/link/references.h"

namespace obsgen::catalog {

/// A series of an alert's test: its metric is one whose series have that name (`x_bucket` of a
/// histogram `x`), its labels are that metric's.
void check_series(const model::TestSeries& series, const Lookup& lookup);

}  // namespace obsgen::catalog
