#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "promql/infer.h"

/// What the branches of a result say together.
namespace obsgen::check {

/// Whether no element can carry the label. False for a result without branches, a scalar.
bool lacks(std::span<const promql::LabelBranch> result, std::string_view label);

/// What took the label away in some branch, or null.
const promql::LabelChange* removal(std::span<const promql::LabelBranch> result,
                                   std::string_view label);

/// Labels that some element may carry, sorted, without `__name__`.
std::vector<std::string> possible_labels(std::span<const promql::LabelBranch> result);

}  // namespace obsgen::check
