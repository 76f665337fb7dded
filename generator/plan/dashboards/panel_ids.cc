#include "plan/dashboards/panel_ids.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace obsgen::plan {

namespace {

std::uint32_t id_of(const std::string& key) { return fnv1a(key) % 0x7FFFFFFFU + 1; }

}  // namespace

std::vector<std::uint32_t> panel_ids(const std::vector<std::string>& keys) {
  std::vector<std::string> distinct;
  std::map<std::string, int> seen;
  for (const auto& key : keys) {
    const int before = seen[key]++;
    distinct.push_back(before == 0 ? key : fmt::format("{}#{}", key, before + 1));
  }
  auto sorted = distinct;
  std::ranges::sort(sorted);
  std::set<std::uint32_t> taken;
  std::map<std::string, std::uint32_t> ids;
  for (const auto& key : sorted) {
    auto id = id_of(key);
    for (int again = 1; taken.contains(id); ++again)
      id = id_of(fmt::format("{}~{}", key, again));
    taken.insert(id);
    ids[key] = id;
  }
  std::vector<std::uint32_t> out;
  for (const auto& key : distinct)
    out.push_back(ids[key]);
  return out;
}

}  // namespace obsgen::plan
