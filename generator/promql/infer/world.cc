#include "promql/world.h"

#include <utility>

namespace obsgen::promql {

World::World(std::vector<SeriesFacts> series) {
  for (SeriesFacts& facts : series)
    add(std::move(facts));
}

void World::add(SeriesFacts facts) {
  auto& same = series_[facts.name];
  same.push_back(std::move(facts));
}

std::span<const SeriesFacts> World::named(std::string_view name) const {
  const auto found = series_.find(name);
  return found == series_.end() ? std::span<const SeriesFacts>{} : std::span{found->second};
}

}  // namespace obsgen::promql
