#include "catalog/link/record_rings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "promql/tree.h"

namespace obsgen::catalog {

namespace {

using model::Record;
using RecordsByName = std::map<std::string_view, const Record*>;

/// A record with a lifetime may have another of the ring before or after it, never beside it.
bool is_always_there(const Record& record) { return record.lifetime == model::Lifetime{}; }

std::vector<const Record*> records_read(const model::Catalog& catalog, const Record& record,
                                        const RecordsByName& by_name) {
  std::vector<const Record*> read;
  const auto* signal = find_signal(catalog, record.signal);
  const auto* definition =
      signal == nullptr ? nullptr : std::get_if<model::ExprDefinition>(&signal->definition);
  if (definition == nullptr) return read;
  promql::for_each_selector(definition->expr, [&](const promql::VectorSelector& selector) {
    const auto found = by_name.find(selector.name);
    if (found != by_name.end()) read.push_back(found->second);
  });
  return read;
}

/// The way from a record back to itself, without the last step.
class RingSearch {
 public:
  RingSearch(const model::Catalog& catalog, const RecordsByName& by_name)
      : catalog_(catalog), by_name_(by_name) {}

  std::vector<const Record*> from(const Record& start) {
    std::map<const Record*, const Record*> came_from;
    std::vector<const Record*> open{&start};
    while (!open.empty()) {
      const Record* next = open.back();
      open.pop_back();
      for (const Record* read : records_read(catalog_, *next, by_name_)) {
        if (read == &start) return way(came_from, start, next);
        // Rings are told at their first record.
        if (read > &start && came_from.emplace(read, next).second) open.push_back(read);
      }
    }
    return {};
  }

 private:
  static std::vector<const Record*> way(const std::map<const Record*, const Record*>& came_from,
                                        const Record& start, const Record* last) {
    std::vector<const Record*> ring;
    for (const Record* at = last; at != &start; at = came_from.at(at))
      ring.push_back(at);
    ring.push_back(&start);
    std::ranges::reverse(ring);
    return ring;
  }

  const model::Catalog& catalog_;
  const RecordsByName& by_name_;
};

std::string text_of(const std::vector<const Record*>& ring) {
  std::vector<std::string_view> names;
  for (const Record* record : ring)
    names.emplace_back(record->name);
  names.emplace_back(ring.front()->name);
  return fmt::format("{}", fmt::join(names, " reads "));
}

}  // namespace

void check_record_rings(const model::Catalog& catalog, Diagnostics& diagnostics) {
  RecordsByName by_name;
  for (const Record& record : catalog.records)
    if (is_always_there(record)) by_name.emplace(record.name, &record);
  RingSearch search{catalog, by_name};
  for (const Record& record : catalog.records) {
    if (!is_always_there(record)) continue;
    const auto ring = search.from(record);
    if (ring.empty()) continue;
    diagnostics.push_back({.code = "catalog/circular-record",
                           .place = record.place,
                           .message = ring.size() == 1
                                          ? fmt::format("the record '{}' reads itself", record.name)
                                          : fmt::format("the record '{}' reads itself by way of "
                                                        "others",
                                                        record.name),
                           .help = "let one of them read what is scraped",
                           .notes = {{text_of(ring)}}});
  }
}

}  // namespace obsgen::catalog
