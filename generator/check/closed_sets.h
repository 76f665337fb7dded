#pragma once

#include "base/diagnostic.h"
#include "check/site.h"
#include "model/series.h"
#include "model/signal.h"
#include "promql/ast.h"

namespace obsgen::check {

/// Matchers of labels whose values the catalog knows: each has to select some of them, alternatives
/// of regular expressions too, or exclude some, and all matchers of a label together have to leave
/// one. Labels that the series does not have are not looked at.
Diagnostics check_values(const promql::VectorSelector& selector, const model::Series& series,
                         const Locate& locate);

/// The share of observations below a bound is counted by the bucket that ends there.
Diagnostics check_share(const model::HistogramDefinition& share, const model::Metric& metric);

}  // namespace obsgen::check
