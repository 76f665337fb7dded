#pragma once

#include "base/diagnostic.h"
#include "document/value.h"
#include "model/catalog.h"
#include "model/rules.h"

namespace obsgen::emit {

/// The PrometheusRule of the operator: monitoring.coreos.com/v1, in its namespace, with the groups
/// of `plan`.
document::Value prometheus_rule(const model::Operator& who, const model::RulePlan& plan);

/// `rule/size`, at `place`, when `object` is too large for `kubectl apply`, which keeps the whole
/// object as JSON in an annotation; annotations hold 262144 bytes.
void check_size(const document::Value& object, Place place, Diagnostics& diagnostics);

}  // namespace obsgen::emit
