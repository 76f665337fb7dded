#include "promql/functions.h"

#include <algorithm>
#include <vector>

#include "base/nearest.h"

namespace obsgen::promql {

const Function* find_function(std::string_view name) {
  const std::span<const Function> all = functions();
  const auto found = std::ranges::lower_bound(all, name, {}, &Function::name);
  return found == all.end() || found->name != name ? nullptr : &*found;
}

std::optional<std::size_t> vector_argument(const Function& function, std::size_t arguments) {
  for (std::size_t i = 0; i < arguments && i < function.parameter_count; ++i) {
    const ValueType type = function.parameter(i).type;
    if (type == ValueType::Vector || type == ValueType::Matrix) return i;
  }
  return std::nullopt;
}

const Function* closest_function(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Function& function : functions())
    names.push_back(function.name);
  const auto closest = nearest(name, names);
  return closest ? find_function(*closest) : nullptr;
}

}  // namespace obsgen::promql
