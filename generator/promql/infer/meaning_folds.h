#pragma once

#include "promql/infer/branch.h"
#include "promql/meaning.h"

/// The folds that a meaning is made of; each sets the facts of every node.
namespace obsgen::promql {

void fold_values(const Expr& expr, const World& world, Meaning& meaning);

void fold_elements(const Expr& expr, const Reading& reading, const Analysis& labels,
                   Meaning& meaning);

}  // namespace obsgen::promql
