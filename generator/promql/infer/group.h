#pragma once

#include "promql/infer/branch.h"

/// What aggregations and `info` make of a branch.
namespace obsgen::promql {

/// `by` and `without` of an aggregation that does not keep its operand's labels; `head` is what
/// stands before its operand.
void group(LabelBranch& branch, const Aggregation& aggregation, Span head);

/// Info series may add any label that they have and the element lacks; with matchers only those
/// that the matchers name.
void add_info(LabelBranch& branch, const Call& call, const Reading& reading);

}  // namespace obsgen::promql
