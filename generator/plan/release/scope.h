#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "model/catalog.h"
#include "model/version.h"

/// Which entries belong to a release: parts of `select_release`.
namespace obsgen::plan {

/// The versions that lifetimes are compared with: the operator's own, and by library that of its
/// component. Absent: the newest there can be.
struct ReleaseVersions {
  std::optional<model::Version> own{};
  std::map<std::string, std::optional<model::Version>> libraries{};
};

/// What the release `wanted` of the catalog is built from; absent: the newest. Tells of a release
/// that the catalog does not describe, and of components that it does not name.
ReleaseVersions versions_of(const model::Catalog& catalog,
                            const std::optional<model::Version>& wanted, Diagnostics& diagnostics);

/// Whether something of `library` (empty: the operator's own) is there.
bool is_there(const ReleaseVersions& versions, const std::string& library,
              const model::Lifetime& lifetime);

/// What the release lacks of the whole catalog.
struct Missing {
  std::set<std::string> metrics{};
  std::map<std::string, std::set<std::string>> labels{};  // by metric
  std::set<std::string> signals{};
};

/// Whether the release lacks that signal, or the metric of that default signal.
bool is_gone(const Missing& missing, const std::string& signal);

/// Removes metrics, labels, values and buckets that the release does not have.
Missing drop_metrics(model::Catalog& catalog, const ReleaseVersions& versions);

/// Removes signals, and labels from the lists of those that stay; an error for a matcher on a label
/// that is not there.
void drop_signals(model::Catalog& catalog, const ReleaseVersions& versions, Missing& missing,
                  Diagnostics& diagnostics);

/// Removes records, alerts, and labels of their tests' series.
void drop_rules(model::Catalog& catalog, const ReleaseVersions& versions, const Missing& missing);

/// Removes rows, panels, columns, variables and annotations, and labels from groupings and legends.
void drop_boards(model::Catalog& catalog, const ReleaseVersions& versions, const Missing& missing);

}  // namespace obsgen::plan
