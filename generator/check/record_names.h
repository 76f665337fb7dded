#pragma once

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/rules.h"

namespace obsgen::check {

/// Names of records, `level:metric:operations`, that say something else than the rule does: a level
/// with a label that the result does not have, and a window that is not read. Levels that leave
/// some labels out are usual, and those of other words say nothing that could be held against the
/// rule.
Diagnostics check_record_names(const model::Catalog& release, const model::RulePlan& rules);

}  // namespace obsgen::check
