#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"
#include "exposition/summary.h"
#include "model/catalog.h"

namespace obsgen::check {

/// What is known of the page besides its text.
struct PageContext {
  FileId file = 0;  // the page, for places
  enum class Role { Leader, Standby } role = Role::Leader;
};

/// Compares what a page of /metrics says with the catalog of that release, both ways: families that
/// the catalog lacks or the page lacks although they wait for nothing, types, labels, label values,
/// bounds of buckets, quantiles. Every family must agree exactly; labels whose closed values
/// include the absent one may be missing. Codes live/undocumented-metric, live/missing-metric,
/// live/type, live/labels, live/label-value, live/buckets, live/quantiles.
Diagnostics check_page(const model::Catalog& catalog,
                       const std::vector<exposition::FamilySummary>& page,
                       const PageContext& context);

}  // namespace obsgen::check
