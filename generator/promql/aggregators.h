#pragma once

#include <span>
#include <string_view>

#include "promql/ast.h"
#include "promql/functions.h"

namespace obsgen::promql {

/// `topk(k scalar, v instant vector)` and all that is known about it.
struct Aggregator {
  AggregateOp op{};
  Parameter parameter{};  // before the vector; without a name where there is none
  bool experimental = false;
  std::string_view since{};  // first release that names it; empty: before the change log does
  std::string_view doc{};    // one sentence without a full stop
};

/// All aggregators, in the order of `AggregateOp`.
std::span<const Aggregator> aggregators();

}  // namespace obsgen::promql
