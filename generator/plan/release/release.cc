#include "plan/release.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/render.h"
#include "plan/release/recorded.h"
#include "plan/release/scope.h"

namespace obsgen::plan {

namespace {

using model::Catalog;
using model::Lifetime;
using model::Release;
using model::Version;

/// The entry of `components` that describes `version`: the newest that is not newer than it.
const Release* release_of(const Catalog& catalog, const Version& version) {
  const Release* found = nullptr;
  for (const Release& release : catalog.releases) {
    if (release.version <= version || model::is_patch_of(version, release.version))
      found = &release;
  }
  return found;
}

std::string described(const Catalog& catalog) {
  std::string text;
  for (const Release& release : catalog.releases) {
    if (!text.empty()) text += ", ";
    text += model::to_string(release.version);
  }
  return text;
}

void check_described(const Catalog& catalog, const Version& version, Diagnostics& diagnostics) {
  if (!model::contains(catalog.who.versions, version)) {
    diagnostics.push_back(
        {.code = "catalog/unknown-release",
         .place = catalog.who.place,
         .message = fmt::format("release {} of {} is not among those that this catalog describes",
                                model::to_string(version), catalog.who.name),
         .help = fmt::format("described are {}", described(catalog))});
    return;
  }
  if (catalog.releases.empty()) return;
  const Version& newest = catalog.releases.back().version;
  if (version > newest && !model::is_patch_of(version, newest)) {
    diagnostics.push_back(
        {.severity = Severity::Warning,
         .code = "catalog/newer-release",
         .place = catalog.who.place,
         .message =
             fmt::format("release {} of {} is newer than the newest that this catalog describes",
                         model::to_string(version), catalog.who.name),
         .help = fmt::format("it is built as {}", model::to_string(newest))});
  }
}

void set_library(ReleaseVersions& versions, const model::Library& library, const Release* release,
                 Diagnostics& diagnostics) {
  if (release == nullptr || library.component.empty()) {
    versions.libraries[library.name] = std::nullopt;
    return;
  }
  const auto component = release->components.find(library.component);
  if (component != release->components.end()) {
    versions.libraries[library.name] = component->second;
    return;
  }
  diagnostics.push_back(
      {.code = "catalog/unknown-component",
       .place = release->place,
       .message = fmt::format("release {} does not say which {} it is built from",
                              model::to_string(release->version), library.component),
       .help = fmt::format("add '{}: \"…\"'; library '{}' speaks of its versions",
                           library.component, library.name),
       .notes = {{"the library is declared here", library.place}}});
}

void drop_values(model::Label& label, const ReleaseVersions& versions, const std::string& library) {
  std::erase_if(label.values, [&](const model::LabelValue& value) {
    const bool gone = !is_there(versions, library, value.lifetime);
    if (gone) label.other_values.push_back(value.value);
    return gone;
  });
}

void drop_buckets(model::Metric& metric, const ReleaseVersions& versions) {
  std::vector<double> others;
  std::erase_if(metric.buckets, [&](const model::Buckets& buckets) {
    const bool gone = !is_there(versions, metric.library, buckets.lifetime);
    if (gone) others.insert(others.end(), buckets.bounds.begin(), buckets.bounds.end());
    return gone;
  });
  for (const double bound : others) {
    const bool here =
        !metric.buckets.empty() && std::ranges::find(metric.buckets.front().bounds, bound) !=
                                       metric.buckets.front().bounds.end();
    if (!here) metric.other_bounds.push_back(bound);
  }
}

void drop_parts(model::Metric& metric, const ReleaseVersions& versions, Missing& missing) {
  std::erase_if(metric.labels, [&](const model::Label& label) {
    const bool gone = !is_there(versions, metric.library, label.lifetime);
    if (gone) missing.labels[metric.name].insert(label.name);
    return gone;
  });
  for (auto& label : metric.labels)
    drop_values(label, versions, metric.library);
  drop_buckets(metric, versions);
}

}  // namespace

ReleaseVersions versions_of(const Catalog& catalog, const std::optional<Version>& wanted,
                            Diagnostics& diagnostics) {
  ReleaseVersions versions{.own = wanted};
  if (!versions.own && !catalog.releases.empty()) versions.own = catalog.releases.back().version;
  if (wanted) check_described(catalog, *wanted, diagnostics);
  const Release* release = versions.own ? release_of(catalog, *versions.own) : nullptr;
  for (const auto& library : catalog.libraries)
    set_library(versions, library, release, diagnostics);
  return versions;
}

bool is_there(const ReleaseVersions& versions, const std::string& library,
              const Lifetime& lifetime) {
  const auto it = versions.libraries.find(library);
  return model::contains(lifetime, it == versions.libraries.end() ? versions.own : it->second);
}

Missing drop_metrics(Catalog& catalog, const ReleaseVersions& versions) {
  Missing missing;
  catalog.metrics.erase_if([&](const model::Metric& metric) {
    const bool gone = !is_there(versions, metric.library, metric.lifetime);
    if (gone) missing.metrics.insert(metric.name);
    return gone;
  });
  for (auto& metric : catalog.metrics)
    drop_parts(metric, versions, missing);
  return missing;
}

Catalog select_release(Catalog catalog, const std::optional<Version>& version,
                       Diagnostics& diagnostics) {
  Diagnostics problems;
  const auto versions = versions_of(catalog, version, problems);
  const bool known = !has_errors(problems);
  append(diagnostics, std::move(problems));
  if (!known) return catalog;
  auto missing = drop_metrics(catalog, versions);
  drop_signals(catalog, versions, missing, diagnostics);
  drop_rules(catalog, versions, missing);
  drop_boards(catalog, versions, missing);
  return with_recorded_metrics(std::move(catalog));
}

}  // namespace obsgen::plan
