#pragma once

#include "base/diagnostic.h"
#include "check/site.h"
#include "model/rules.h"

namespace obsgen::check {

/// Error `alert/value-format`: a text of the alert that writes its value as something else than it
/// measures: bytes as a duration, a percentage as a share. The site is of the alert's query.
Diagnostics check_value_formats(const Site& site, const model::AlertingRule& rule);

}  // namespace obsgen::check
