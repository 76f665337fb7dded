#pragma once

#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "promql/ast.h"
#include "promql/token.h"

namespace obsgen::promql {

/// Warnings about a well-formed expression: what Prometheus takes without a word although it is
/// hardly meant (promql/octal, promql/offset), and what it refuses only when the query runs
/// (promql/fails). `tokens` are those of `text`. At most 50.
Diagnostics slips(std::string_view text, std::span<const Token> tokens, const Expr& expr);

}  // namespace obsgen::promql
