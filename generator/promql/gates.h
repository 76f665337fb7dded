#pragma once

#include <string_view>
#include <vector>

#include "promql/ast.h"

/// Parts of the language that a server understands only from some version on or with a flag.
namespace obsgen::promql {

/// Switches of Prometheus's parser. The reader takes everything; a target may refuse.
enum class Gate {
  ExperimentalFunctions,
  DurationExpressions,
  ExtendedRangeSelectors,
  FillModifiers,
};

/// `experimental-functions`, `duration-expr`, `extended-range-selectors`, `binop-fill`.
std::string_view to_string(Gate gate);

/// The value of `--enable-feature` that opens the gate; empty where it is open by default (3.14).
std::string_view feature_flag(Gate gate);

struct GateUse {
  Gate gate{};
  Span span{};

  bool operator==(const GateUse&) const = default;
};

/// Every use of a gated thing, in reading order.
std::vector<GateUse> gate_uses(const Expr& expr);

/// The gates that have to be open, each once, in the order of `Gate`.
std::vector<Gate> needed_gates(const Expr& expr);

}  // namespace obsgen::promql
