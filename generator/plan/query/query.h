#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "model/board.h"
#include "model/catalog.h"
#include "model/duration.h"
#include "model/origin.h"
#include "model/unit.h"
#include "plan/query/scrape_names.h"
#include "promql/ast.h"
#include "promql/world.h"

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

/// A label of a query's result, and what the catalog says of it.
struct QueryLabel {
  std::string name{};                     // after the scrape
  const model::Label* own = nullptr;      // null: the target's, or made by the expression
  const model::Metric* metric = nullptr;  // whose own it is
  bool in_key = false;                    // identifies the object that the metric is about
};

/// A signal's expression, ready to be printed: scoped, windows set, labels named as they are after
/// the scrape.
struct Query {
  promql::Expr expr;
  model::Origin origin{};
  model::Unit unit = model::Unit::None;
  std::vector<QueryLabel> labels{};  // that the result can have, in the order for people: the
                                     // object's key, other own labels as declared, the rest by name
  std::map<std::string, std::string>
      names{};                         // of labels that are read: as written, after the scrape
  std::vector<std::string> metrics{};  // families read, sorted
};

/// The query of `use`: a signal of the catalog or a default one (`<metric>:<kind>`), whose grouping
/// `use.by` replaces. Absent, with a diagnostic at `use.place`, when the signal is not there.
std::optional<Query> plan_query(const Exposed& exposed, const model::SignalUse& use,
                                const Setting& setting, Diagnostics& diagnostics);

}  // namespace obsgen::plan
