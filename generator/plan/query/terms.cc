#include "plan/query/terms.h"

#include <utility>

namespace obsgen::plan {

promql::Expr over_window(std::string function, std::string name) {
  promql::MatrixSelector matrix{.vector = {.name = std::move(name)},
                                .range = {.node = promql::Macro{"$window"}}};
  std::vector<promql::Expr> args;
  args.push_back({.node = std::move(matrix)});
  return call(std::move(function), std::move(args));
}

}  // namespace obsgen::plan
