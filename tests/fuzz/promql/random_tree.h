#pragma once

#include <string_view>

#include "promql/ast.h"

namespace obsgen::fuzz {

/// A well-typed instant vector expression built by hand, as no text was read: what it is made of
/// follows from `bytes`, which say at each step what comes next. Without a sign or a range that a
/// text could not have there.
promql::Expr random_vector(std::string_view bytes);

}  // namespace obsgen::fuzz
