#pragma once

#include <span>

#include "base/diagnostic.h"
#include "model/dashboard.h"
#include "promql/infer.h"

namespace obsgen::check {

/// Proves that the labels which a panel's legends and columns show can be on what its queries
/// return: dashboard/lost-label. `facts` are those of its queries, whose selectors name series that
/// exist (see `check_planned_query`).
Diagnostics check_planned_labels(const model::Panel& panel,
                                 std::span<const promql::Analysis> facts);

/// The same of the text of an annotation.
Diagnostics check_planned_labels(const model::AnnotationQuery& annotation,
                                 const promql::Analysis& facts);

}  // namespace obsgen::check
