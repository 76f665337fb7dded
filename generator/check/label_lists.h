#pragma once

#include "base/diagnostic.h"
#include "check/site.h"
#include "model/catalog.h"
#include "model/signal.h"

namespace obsgen::check {

/// Labels that `by`, `on`, `group_left` and `group_right` name although no element can carry them:
/// promql/unknown-label when no metric below has them, promql/removed-label when something below
/// took them away (which a note shows); and labels that `without` and `ignoring` name although no
/// metric below has them. Every selector of the expression names a metric of the world.
Diagnostics check_label_lists(const Site& site);

/// A problem with grouping a default signal of `metric` by a label that it does not have, or none.
Diagnostics check_label_of(const model::Metric& metric, const model::LabelRef& label,
                           const model::Catalog& catalog);

}  // namespace obsgen::check
