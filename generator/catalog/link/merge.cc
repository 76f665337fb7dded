#include "catalog/link/merge.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "catalog/read/row.h"

namespace obsgen::catalog {

namespace {

template <class T>
std::string id_of(const T& value) {
  return value.name;
}

std::string id_of(const model::NamedRow& row) { return qualified_row(row.library, row.name); }

/// One kind of entries: later ones join or replace earlier ones by id.
template <class T>
class Pool {
 public:
  explicit Pool(std::string_view kind) : kind_(kind) {}

  void add(Item<T> item, Extent extent, Diagnostics& diagnostics) {
    auto id = id_of(item.value);
    const auto known = index_.find(id);
    if (known == index_.end()) {
      if (item.overrides && extent == Extent::Whole) report_nothing(item.value, diagnostics);
      index_.emplace(std::move(id), values_.size());
      values_.push_back(std::move(item.value));
    } else if (item.overrides) {
      values_[known->second] = std::move(item.value);
    } else {
      report_twice(item.value, values_[known->second], diagnostics);
    }
  }

  std::vector<T> take() { return std::move(values_); }

 private:
  void report_nothing(const T& value, Diagnostics& diagnostics) const {
    diagnostics.push_back(
        {.code = "catalog/nothing-to-override",
         .place = value.place,
         .message = fmt::format("there is no earlier {} '{}' to override", kind_, id_of(value))});
  }

  void report_twice(const T& second, const T& first, Diagnostics& diagnostics) const {
    diagnostics.push_back(
        {.code = "catalog/duplicate-id",
         .place = second.place,
         .message = fmt::format("the {} '{}' is defined twice", kind_, id_of(second)),
         .help = second.place.file == first.place.file || !kMayOverride
                     ? ""
                     : "'override: true' replaces the first whole",
         .notes = {{.message = "first here", .place = first.place}}});
  }

  static constexpr bool kMayOverride = !std::is_same_v<T, model::Object> &&
                                       !std::is_same_v<T, model::Library> &&
                                       !std::is_same_v<T, model::DashboardSpec>;

  std::string_view kind_;
  std::vector<T> values_{};
  std::map<std::string, std::size_t, std::less<>> index_{};
};

void unite(NameSet& all, NameSet more) { all.merge(more); }

/// The catalog being put together.
class Assembly {
 public:
  explicit Assembly(Extent extent) : extent_(extent) {}

  void add(Part part, Diagnostics& diagnostics) {
    if (part.who) catalog_.who = *std::move(part.who);
    if (part.scrape) catalog_.scrape = *std::move(part.scrape);
    if (part.target) catalog_.target = *std::move(part.target);
    if (!part.releases.empty()) catalog_.releases = std::move(part.releases);
    std::ranges::move(part.suppressions, std::back_inserter(catalog_.suppressions));
    if (part.library) libraries_.add({*std::move(part.library)}, extent_, diagnostics);
    for (auto& [name, object] : part.declarations.objects)
      objects_.add({std::move(object)}, extent_, diagnostics);
    for (model::DashboardSpec& dashboard : part.dashboards)
      dashboards_.add({std::move(dashboard)}, extent_, diagnostics);
    add_all(metrics_, std::move(part.metrics), diagnostics);
    add_all(signals_, std::move(part.signals), diagnostics);
    add_all(records_, std::move(part.records), diagnostics);
    add_all(alerts_, std::move(part.alerts), diagnostics);
    add_all(rows_, std::move(part.rows), diagnostics);
    unite(spoiled_.metrics, std::move(part.declarations.spoiled.metrics));
    unite(spoiled_.signals, std::move(part.declarations.spoiled.signals));
    unite(spoiled_.alerts, std::move(part.declarations.spoiled.alerts));
    unite(spoiled_.rows, std::move(part.declarations.spoiled.rows));
  }

  Merged finish() {
    catalog_.libraries = libraries_.take();
    catalog_.objects = objects_.take();
    catalog_.metrics = metrics_.take();
    catalog_.signals = signals_.take();
    catalog_.records = records_.take();
    catalog_.alerts = alerts_.take();
    catalog_.rows = rows_.take();
    catalog_.dashboards = dashboards_.take();
    return {.catalog = std::move(catalog_), .spoiled = std::move(spoiled_), .extent = extent_};
  }

 private:
  template <class T>
  void add_all(Pool<T>& pool, std::vector<Item<T>> items, Diagnostics& diagnostics) {
    for (Item<T>& item : items)
      pool.add(std::move(item), extent_, diagnostics);
  }

  Extent extent_;
  model::Catalog catalog_{};
  Spoiled spoiled_{};
  Pool<model::Library> libraries_{"library"};
  Pool<model::Object> objects_{"object"};
  Pool<model::Metric> metrics_{"metric"};
  Pool<model::Signal> signals_{"signal"};
  Pool<model::Record> records_{"record"};
  Pool<model::Alert> alerts_{"alert"};
  Pool<model::NamedRow> rows_{"row"};
  Pool<model::DashboardSpec> dashboards_{"dashboard"};
};

}  // namespace

Merged merge(Files files, Diagnostics& diagnostics) {
  Assembly assembly{files.extent};
  for (Part& part : files.parts)
    assembly.add(std::move(part), diagnostics);
  return assembly.finish();
}

}  // namespace obsgen::catalog
