#include "promql/functions.h"

#include <algorithm>
#include <vector>

namespace obsgen::promql {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// Edits (insert, delete, replace) between two names, case aside.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

const Function* find_function(std::string_view name) {
  const std::span<const Function> all = functions();
  const auto found = std::ranges::lower_bound(all, name, {}, &Function::name);
  return found == all.end() || found->name != name ? nullptr : &*found;
}

const Function* closest_function(std::string_view name) {
  constexpr std::size_t kLongestName = 64;
  if (name.size() > kLongestName) return nullptr;
  const Function* closest = nullptr;
  std::size_t least = name.size() / 3 + 1;
  for (const Function& function : functions()) {
    const std::size_t edits = distance(name, function.name);
    if (edits >= least) continue;
    least = edits;
    closest = &function;
  }
  return closest;
}

}  // namespace obsgen::promql
