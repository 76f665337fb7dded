#pragma once

#include <string_view>

#include "base/outcome.h"
#include "promql/ast.h"

namespace obsgen::promql {

/// Whether Grafana references are read as macros (dashboards) or as errors (rules, catalogs).
enum class Dialect { Plain, Template };

/// Reads one expression as Prometheus 3.15 does, all feature gates on, and checks its types.
/// Diagnostics have codes `promql/*`; their spans are bytes of `text` and file 0 (see `relocate`).
/// Warnings (see `slips`) are about what Prometheus takes although it is hardly meant.
/// The value is present only when the text is one well-formed expression, type errors or not.
Outcome<Expr> parse(std::string_view text, Dialect dialect = Dialect::Plain);

}  // namespace obsgen::promql
