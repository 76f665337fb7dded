#include "catalog/link/components.h"

#include <algorithm>

#include <fmt/format.h>

#include "catalog/read/fields.h"

namespace obsgen::catalog {

namespace {

bool limited(const model::Lifetime& lifetime) { return lifetime != model::Lifetime{}; }

bool limited(const model::Label& label) {
  return limited(label.lifetime) || std::ranges::any_of(label.values, [](const auto& value) {
           return limited(value.lifetime);
         });
}

bool limited(const model::Metric& metric) {
  return limited(metric.lifetime) ||
         std::ranges::any_of(metric.labels, [](const auto& label) { return limited(label); }) ||
         std::ranges::any_of(metric.buckets,
                             [](const auto& buckets) { return limited(buckets.lifetime); });
}

bool limited(const model::Signal& signal) { return limited(signal.lifetime); }

bool limited(const model::Record& record) { return limited(record.lifetime); }

bool limited(const model::Alert& alert) { return limited(alert.lifetime); }

bool limited(const model::NamedRow& row) {
  if (limited(row.row.lifetime)) return true;
  const auto* panels = std::get_if<model::PanelsRow>(&row.row.content);
  return panels != nullptr && std::ranges::any_of(panels->panels, [](const auto& panel) {
           return limited(panel.lifetime);
         });
}

template <class T>
void check_limits(const std::vector<T>& entries, const model::Library& library,
                  Diagnostics& diagnostics) {
  for (const T& entry : entries) {
    if (entry.library != library.name || !limited(entry)) continue;
    diagnostics.push_back(
        {.code = "catalog/no-component",
         .place = entry.place,
         .message = fmt::format("'since' and 'until' of '{}' speak of no component's versions",
                                entry.name),
         .help = "give the library its 'component'",
         .notes = {{.message = "the library", .place = library.place}}});
  }
}

void check_release(const model::Release& release, const model::Library& library,
                   Diagnostics& diagnostics) {
  if (release.components.contains(library.component)) return;
  std::vector<std::string> names;
  for (const auto& [name, version] : release.components)
    names.push_back(name);
  diagnostics.push_back(
      {.code = "catalog/no-component",
       .place = release.place,
       .message = fmt::format("release '{}' does not say its version of '{}'",
                              model::to_string(release.version), library.component),
       .help = did_you_mean(library.component, names, diagnostics),
       .notes = {{.message = fmt::format("the library '{}' speaks of it", library.name),
                  .place = library.place}}});
}

}  // namespace

void check_components(const model::Catalog& catalog, Diagnostics& diagnostics) {
  for (const model::Library& library : catalog.libraries) {
    if (library.component.empty()) {
      check_limits(catalog.metrics.items(), library, diagnostics);
      check_limits(catalog.signals.items(), library, diagnostics);
      check_limits(catalog.records, library, diagnostics);
      check_limits(catalog.alerts, library, diagnostics);
      check_limits(catalog.rows, library, diagnostics);
      continue;
    }
    for (const model::Release& release : catalog.releases)
      check_release(release, library, diagnostics);
  }
}

}  // namespace obsgen::catalog
