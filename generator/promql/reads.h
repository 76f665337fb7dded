#pragma once

#include <string>
#include <vector>

#include "promql/ast.h"

namespace obsgen::promql {

/// One thing that an expression reads from the storage.
struct Read {
  std::string selector{};             // printed, with range, offset and `@`: `x{a="1"}[5m]`
  std::string name{};                 // of the metric; empty when no matcher fixes it
  std::vector<std::string> within{};  // subqueries around it, innermost first: `[1h:1m]`
  Span span{};

  bool operator==(const Read&) const = default;
};

/// Everything that `expr` reads, in the order of the source.
std::vector<Read> reads(const Expr& expr);

}  // namespace obsgen::promql
