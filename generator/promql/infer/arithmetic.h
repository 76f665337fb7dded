#pragma once

#include <vector>

#include "promql/functions.h"
#include "promql/meaning.h"

/// What operators and functions make of units and bounds.
namespace obsgen::promql {

/// `+ - * / % ^ atan2` and the operators of histograms.
Values calculated(BinaryOp op, const Values& lhs, const Values& rhs);

/// The values that a comparison lets pass; empty when it lets none.
Interval narrowed(Interval values, BinaryOp op, Interval bound);

/// The sum of one value or more.
Interval summed(Interval values);

/// Of what a function makes of its vector argument; `arguments` are all of the call.
Interval range_of_call(RangeRule rule, const Values& argument,
                       const std::vector<Values>& arguments);

}  // namespace obsgen::promql
