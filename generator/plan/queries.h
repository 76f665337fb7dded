#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "plan/query/query.h"
#include "promql/world.h"

namespace obsgen::plan {

/// The queries of one release, each planned once however often it is asked for. Keeps a reference
/// to the release.
class Queries {
 public:
  explicit Queries(const model::Catalog& release);

  const model::Catalog& release() const { return release_; }

  /// What a Prometheus holds of the release.
  const promql::World& world() const { return world_; }

  /// See `plan_query`. The problems of a query are told where it is first asked for.
  std::optional<Query> plan(const model::SignalUse& use, const Setting& setting,
                            Diagnostics& diagnostics);

  /// Makes a recorded metric known to the queries that are planned from now on.
  void add(const model::Metric& recorded);

 private:
  const model::Catalog& release_;
  promql::World world_;
  std::map<std::string, std::optional<Query>> planned_{};
};

}  // namespace obsgen::plan
