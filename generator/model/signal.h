#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/fragment.h"
#include "model/duration.h"
#include "model/unit.h"
#include "model/value_name.h"
#include "model/version.h"
#include "promql/ast.h"
#include "template/legend.h"

namespace obsgen::model {

/// An expression as the catalog has it: without scope, with `$window` as a macro, labels by their
/// own names. `source` leads from its spans back to the file.
struct ExprDefinition {
  promql::Expr expr;
  Fragment source{};
};

/// A reference to a label, with its place.
struct LabelRef {
  std::string name{};
  Place place{};
};

/// What is computed from one histogram or from one metric's default signal.
enum class HistogramFunction { Quantile, Mean, ShareBelow, Rate, Buckets };

/// Written once; the planner makes the classic or the native form of it.
struct HistogramDefinition {
  HistogramFunction function{};
  std::string metric{};
  double argument = 0;  // the quantile or the bound
  std::vector<LabelRef> by{};
  Place place{};  // of the metric
  Place argument_place{};
};

/// What is computed from metrics. Panels, records and alerts refer to it by its name.
struct Signal {
  std::string name{};
  std::string help{};
  Unit unit = Unit::None;
  std::variant<ExprDefinition, HistogramDefinition> definition;
  std::optional<Duration> window{};  // in rules
  templates::Legend legend{};
  std::vector<ValueName> values{};  // what is shown for its numbers
  Lifetime lifetime{};
  std::string library{};
  Place place{};
};

/// A signal that rules record under `name`.
struct Record {
  std::string name{};
  std::string signal{};
  Lifetime lifetime{};
  std::string library{};
  Place place{};
  Place signal_place{};
};

}  // namespace obsgen::model
