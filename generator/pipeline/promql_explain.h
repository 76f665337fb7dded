#pragma once

#include <span>
#include <string>
#include <string_view>

#include "document/value.h"
#include "promql/ast.h"
#include "promql/labels.h"

namespace obsgen::pipeline {

/// `{"type", "branches", "reads", "needs"}`: the labels of each branch with what changed them, and
/// each selector with the windows around it.
document::Value explanation_value(const promql::Expr& expr,
                                  std::span<const promql::SeriesLabels> series);

/// The same for people. `text` is the expression as written, for lines and columns.
std::string explanation_text(const promql::Expr& expr, std::string_view text,
                             std::span<const promql::SeriesLabels> series);

}  // namespace obsgen::pipeline
