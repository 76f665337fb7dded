#pragma once

#include <string>

#include "promql/ast.h"

namespace obsgen::promql {

/// Whether what is written behind an offset is read into it: `x offset (5m) * 2`.
enum class OffsetEnd {
  Closed,    // nothing is
  Closable,  // with a `+` in front nothing is
  Open,      // only parentheses around the whole selector help
};

/// How the printed offset ends.
OffsetEnd offset_end(const DurationExpr& offset);

/// A range or step, in a form that reads back to an equal tree.
void append_range(std::string& out, const DurationExpr& range);

/// What stands behind `offset`; `close` keeps a following operator out of a Closable one.
enum class OffsetClose { No, Yes };
void append_offset(std::string& out, const DurationExpr& offset, OffsetClose close);

/// `1h`, `-5m`, `2`, `NaN`.
void append_number(std::string& out, const NumberLiteral& number);

}  // namespace obsgen::promql
