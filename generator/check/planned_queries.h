#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "base/span.h"
#include "check/selectors.h"
#include "model/origin.h"
#include "model/rules.h"
#include "promql/ast.h"
#include "promql/infer.h"

namespace obsgen::check {

/// A query that will be written, what it belongs to, where it comes from, and what it gives.
struct PlannedQuery {
  const promql::Expr& expr;
  std::string_view area;  // dashboard or alert
  Place place{};
  const model::Origin& origin;
  const promql::Analysis& facts;
};

/// Proves of a query, generated or not, that its selectors name series that exist after the scrape:
/// the metric, kept by the scrape, and its labels by the names they then have. Codes:
/// dashboard/unknown-series, dashboard/unknown-label, alert/unknown-series, alert/unknown-label.
Diagnostics check_planned_query(const PlannedQuery& query, const Exposed& exposed);

/// The same of an alert, and that its threshold can be crossed: see `check_threshold`. `facts` are
/// those of its query.
Diagnostics check_planned_alert(const model::AlertingRule& alert, const promql::Analysis& facts,
                                const Exposed& exposed);

}  // namespace obsgen::check
