#pragma once

#include <string>
#include <vector>

#include "promql/infer.h"

/// How two vectors are matched.
namespace obsgen::promql {

/// A label that keeps two sides from matching: only one side has it, always, or both have it and no
/// value in common.
struct Mismatch {
  enum class Kind { OnlyLeft, OnlyRight, Values };

  std::string label{};
  Kind kind = Kind::OnlyLeft;

  bool operator==(const Mismatch&) const = default;
};

/// Why no element of one side can match one of the other; none when some may.
std::vector<Mismatch> mismatches(const Binary& binary, const LabelBranch& lhs,
                                 const LabelBranch& rhs);

}  // namespace obsgen::promql
