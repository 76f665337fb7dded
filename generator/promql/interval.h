#pragma once

#include <limits>
#include <string>

#include "promql/ast.h"

/// Between which bounds the values of a series can lie.
namespace obsgen::promql {

/// All values from `low` to `high`, both included. NaN is never excluded: comparisons drop it.
struct Interval {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  bool operator==(const Interval&) const = default;

  bool is_point() const { return low == high; }

  bool is_empty() const { return !(low <= high); }
};

inline constexpr Interval kNotNegative{0, std::numeric_limits<double>::infinity()};
inline constexpr Interval kZeroToOne{0, 1};

/// For people: `always 1`, `never below 0`, `from 0 to 1`.
std::string describe(Interval values);

/// What is in both, and the least that has both.
Interval intersection(Interval a, Interval b);
Interval hull(Interval a, Interval b);

/// Bounds of what arithmetic makes of any value of each; unbounded where an infinity makes it
/// unclear.
Interval sum(Interval a, Interval b);
Interval difference(Interval a, Interval b);
Interval product(Interval a, Interval b);
Interval quotient(Interval a, Interval b);

/// Whether a comparison holds for all values of two intervals, for none, or for some. NaN is left
/// out of account: it makes `!=` hold and all others not.
enum class Truth { Never, Sometimes, Always };
Truth compare(Interval a, BinaryOp op, Interval b);

}  // namespace obsgen::promql
