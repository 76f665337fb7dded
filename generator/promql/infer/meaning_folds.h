#pragma once

#include "promql/meaning.h"

/// The folds that a meaning is made of; each sets the facts of every node.
namespace obsgen::promql {

void fold_values(const Expr& expr, const World& world, Meaning& meaning);

void fold_elements(const Expr& expr, const World& world, const Analysis& labels, LabelNames names,
                   Meaning& meaning);

}  // namespace obsgen::promql
