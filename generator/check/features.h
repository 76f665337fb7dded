#pragma once

#include "base/diagnostic.h"
#include "check/site.h"
#include "model/target.h"

namespace obsgen::check {

/// What of an expression the target does not read: parts of the language whose feature is not on,
/// and functions that came later.
Diagnostics check_features(const promql::Expr& expr, const model::Target& target,
                           const Locate& locate);

}  // namespace obsgen::check
