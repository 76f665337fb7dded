#pragma once

#include <vector>

#include "model/catalog.h"
#include "promql/ast.h"

/// The series that Prometheus makes of alerting rules. Source: Prometheus's rules/alerting.go.
namespace obsgen::plan {

/// `ALERTS{…}`: firing alerts of the catalog's operator, of one severity.
promql::Expr firing(const model::Catalog& catalog, model::AlertSeverity severity);

/// The severities of the catalog's enabled alerts, worst first.
std::vector<model::AlertSeverity> severities(const model::Catalog& catalog);

/// Seconds since the firing alerts' conditions have held: `time() - ALERTS_FOR_STATE{…}`.
promql::Expr held_for(const model::Catalog& catalog);

}  // namespace obsgen::plan
