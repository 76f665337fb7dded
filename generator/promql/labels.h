#pragma once

#include <span>
#include <string>
#include <vector>

#include "promql/infer.h"

/// Labels of series as a person states them, without a catalog.
namespace obsgen::promql {

/// The series of one name: labels that each of them carries, and labels that some carry. Several
/// of one name are alternatives.
struct SeriesLabels {
  std::string name{};
  std::vector<std::string> always{};
  std::vector<std::string> maybe{};
};

/// The labels of the result of `expr`, see `infer_result`.
LabelBranches infer_labels(const Expr& expr, std::span<const SeriesLabels> series);

}  // namespace obsgen::promql
