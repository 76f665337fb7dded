#pragma once

#include "model/catalog.h"
#include "plan/query/query.h"
#include "promql/ast.h"

namespace obsgen::plan {

/// Adds the scope of `setting` to every selector of `expr`, which is in its form after the scrape.
void add_scope(promql::Expr& expr, const model::Catalog& catalog, const Setting& setting);

/// Puts `$__rate_interval` or the duration `window` in place of `$window`, in ranges, steps and
/// offsets.
void set_windows(promql::Expr& expr, const Setting& setting, model::Duration window);

/// The label after the scrape that variable `variable` filters on `metric`; empty when the metric
/// does not carry it in that meaning: `namespace` is only that of objects, `operator_namespace`
/// only the target's, a target's label such as `pod` only where replicas expose series of their
/// own.
std::string scoped_label(const model::Catalog& catalog, const model::Metric& metric,
                         const std::string& variable);

}  // namespace obsgen::plan
