#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "model/board.h"
#include "model/catalog.h"
#include "model/duration.h"
#include "model/unit.h"
#include "promql/ast.h"

namespace obsgen::plan {

/// Evaluation in rules: `$window` is `window` (else the signal's, else 10m; at least four scrape
/// intervals), the scope is `job="<name>"`. Records are not looked at: a caller that wants one
/// reads it by its name.
struct InRules {
  std::optional<model::Duration> window{};
};

/// Evaluation on a dashboard: `$window` is `$__rate_interval`, the scope `job=~"$job"` and those of
/// `variables` that a metric carries in that meaning (`namespace`: of objects,
/// `operator_namespace`: of the target).
struct InPanel {
  std::vector<std::string> variables{};
};

using Setting = std::variant<InRules, InPanel>;

/// A signal's expression, ready to be printed: scoped, windows set, labels named as they are after
/// the scrape.
struct Query {
  promql::Expr expr;
  model::Unit unit = model::Unit::None;
  std::vector<std::string>
      labels{};  // that the result can have, after the scrape, sorted; without __name__
  std::vector<std::string> metrics{};  // families read, sorted
};

/// The query of `use`: a signal of the catalog or a default one (`<metric>:<kind>`), whose grouping
/// `use.by` replaces. `catalog` is that of one release. Absent, with a diagnostic at `use.place`,
/// when the signal is not there.
std::optional<Query> plan_query(const model::Catalog& catalog, const model::SignalUse& use,
                                const Setting& setting, Diagnostics& diagnostics);

}  // namespace obsgen::plan
