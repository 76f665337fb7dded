#pragma once

#include <functional>

#include "base/span.h"
#include "promql/ast.h"
#include "promql/infer.h"
#include "promql/meaning.h"
#include "promql/world.h"

namespace obsgen::check {

/// Where a span of the expression stands for the user.
using Locate = std::function<Place(Span)>;

/// An expression as it is judged: what is known of each of its nodes (labels; numbers and keys), by
/// what series, and where it stands for the user.
struct Site {
  const promql::Expr& expr;
  const promql::Analysis& facts;
  const promql::Meaning& meaning;
  const promql::World& world;
  const Locate& locate;
};

}  // namespace obsgen::check
