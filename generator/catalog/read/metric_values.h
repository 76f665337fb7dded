#pragma once

#include <optional>
#include <vector>

#include "catalog/read/fields.h"
#include "model/metric.h"

/// What the number of a metric means: value domains, buckets and quantiles.
namespace obsgen::catalog {

/// `info`, `{state: label}`.
std::optional<model::ValueDomain> read_value_domain(const Node& node, Diagnostics& diagnostics);

/// A list of upper bounds, or of `{since, until, bounds}`.
std::optional<std::vector<model::Buckets>> read_buckets(const Node& node, Diagnostics& diagnostics);

/// Ascending numbers from 0 to 1.
std::optional<std::vector<double>> read_quantiles(const Node& node, Diagnostics& diagnostics);

/// Reports a value domain, buckets or quantiles that metrics of this type do not have.
void check_type(const model::Metric& metric, const Fields& fields);

/// Reports a state that is in a label which the metric does not have.
void check_state_label(const model::Metric& metric, const Fields& fields);

}  // namespace obsgen::catalog
