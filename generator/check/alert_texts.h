#pragma once

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/rules.h"
#include "promql/world.h"

namespace obsgen::check {

/// Expands each text of each alert as Prometheus will, with labels and values that its result may
/// have. Errors: alert/template-fails where that fails with all of them, or shows what `printf`
/// says of a verb that does not fit; alert/value-in-label where a label shows the value or the
/// time.
Diagnostics check_alert_texts(const model::Catalog& catalog, const promql::World& world,
                              const model::RulePlan& rules);

}  // namespace obsgen::check
