#pragma once

#include <optional>
#include <vector>

#include "model/default_signal.h"
#include "model/metric.h"
#include "model/signal.h"
#include "model/unit.h"
#include "plan/query/terms.h"
#include "promql/ast.h"

/// What is computed when a catalog says no more than what a metric is. Expressions as a catalog
/// would write them: `$window`, no scope, labels by the metric's own names.
namespace obsgen::plan {

struct Definition {
  promql::Expr expr;
  model::Unit unit = model::Unit::None;
};

/// A default signal of `metric`. `by` replaces the grouping labels: own ones of the metric or of
/// the target. Without it: counters and histograms by all their labels, quantiles over everything,
/// gauges one by one; metrics of which each replica has its own by pod where nothing else tells
/// series apart; what replicas expose alike taken once (max).
Definition define(const model::Metric& metric, model::DefaultSignal kind,
                  const std::optional<LabelList>& by);

/// A quantile, mean, share, rate or the buckets of histogram `metric`, in its classic form.
Definition define(const model::Metric& metric, const model::HistogramDefinition& histogram);

}  // namespace obsgen::plan
