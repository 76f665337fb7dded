#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "promql/ast.h"

namespace obsgen::promql {

/// Where a node stands in the flat text; `wrapped` when parentheses were put around it that are no
/// node, because its place asks for them.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool wrapped = false;

  std::size_t size() const { return end - begin; }
};

struct FlatText {
  std::string text{};
  std::vector<Extent> extents{};  // of every node, parents before children, in order
};

/// The flat form with the place of every node in it.
FlatText print_with_extents(const Expr& expr);

}  // namespace obsgen::promql
