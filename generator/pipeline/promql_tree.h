#pragma once

#include "document/value.h"
#include "promql/ast.h"

namespace obsgen::pipeline {

/// The tree of an expression as a value for JSON. Every node has `kind`, `start` and `end` (bytes
/// of the text) and its parts; names are those of Prometheus's own syntax tree where it has one.
/// Durations are in seconds; arithmetic on them, and Grafana references, are text.
document::Value tree_value(const promql::Expr& expr);

}  // namespace obsgen::pipeline
