#pragma once

#include <vector>

#include "catalog/read/fields.h"
#include "model/alert.h"

namespace obsgen::catalog {

/// `tests:` of an alert. References to metrics and labels are still names.
std::vector<model::AlertTest> read_alert_tests(const Fields& alert);

}  // namespace obsgen::catalog
