#pragma once

#include "base/diagnostic.h"
#include "check/selectors.h"
#include "model/catalog.h"
#include "promql/ast.h"

namespace obsgen::check {

/// Functions over buckets whose operand has no `le`, so that they return nothing:
/// promql/removed-label when something below took it away (which a note shows),
/// promql/unknown-label when no metric below has it. Native histograms need none. Every selector of
/// `expr` names a metric of the catalog.
Diagnostics check_quantiles(const promql::Expr& expr, const model::Catalog& catalog,
                            const Locate& locate);

}  // namespace obsgen::check
