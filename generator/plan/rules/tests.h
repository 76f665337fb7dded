#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/alert.h"
#include "model/catalog.h"
#include "model/rules.h"

namespace obsgen::plan {

/// The scenarios of an alert as promtool tests. Each series gets the labels of the target that it
/// comes from (`replica` tells which) and its own ones are named as they are after the scrape. A
/// state is asserted on `ALERTS`: firing when at least one alert fires, pending when at least one
/// waits and none fires, silent when there is none.
///
/// Errors at the series: `alert/unknown-metric`, `alert/unknown-label`.
std::vector<model::RuleTest> plan_rule_tests(const model::Catalog& release,
                                             const model::Alert& alert, Diagnostics& diagnostics);

}  // namespace obsgen::plan
