#pragma once

#include <vector>

#include "catalog/read/fields.h"
#include "model/alert.h"

namespace obsgen::catalog {

/// `tests:` of an alert. References to metrics and labels are still names.
std::vector<model::AlertTest> read_alert_tests(const Fields& alert);

/// Whether `text` is a series of values in promtool's notation: `1 2 _ 0+1x60 stale _x5`.
bool is_series_notation(std::string_view text);

}  // namespace obsgen::catalog
