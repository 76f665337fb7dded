#pragma once

#include "document/value.h"
#include "model/rules.h"

namespace obsgen::emit {

/// A plain rule file: `groups`, as Prometheus, Mimir, Thanos and promtool read it, and as the
/// `spec` of a PrometheusRule has it. A plan without rules has an empty list.
document::Value rule_file(const model::RulePlan& plan);

}  // namespace obsgen::emit
