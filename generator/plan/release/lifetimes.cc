#include "plan/lifetimes.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "plan/release/items.h"

namespace obsgen::plan {

namespace {

using model::Catalog;
using model::Lifetime;
using model::Version;

std::string text_of(const Lifetime& lifetime) {
  std::string text = "is there";
  if (lifetime.since) text += fmt::format(" since {}", model::to_string(*lifetime.since));
  if (lifetime.until) text += fmt::format(" until {}", model::to_string(*lifetime.until));
  return text;
}

/// What a catalog's items are told by.
struct Told {
  const std::vector<Item>& items;
  const std::vector<bool>& here;
};

void add_note(std::vector<Note>& notes, Note note) {
  if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
}

bool has_lifetime(const Item& item) { return item.lifetime != Lifetime{}; }

/// The lifetimes by which the item is not there; each need that is not met leads to its own.
void add_reasons(const Told& told, std::size_t at, std::vector<Note>& notes) {
  const Item& item = told.items[at];
  if (has_lifetime(item))
    add_note(notes, {fmt::format("the {} '{}' {}", to_string(item.kind), item.name,
                                 text_of(item.lifetime)),
                     item.place});
  for (const OneOf& one : item.needs) {
    if (std::ranges::any_of(one, [&](std::size_t need) { return told.here[need]; })) continue;
    for (const std::size_t need : one)
      add_reasons(told, need, notes);
  }
}

/// Releases that can be built, one for each that differs by what the operator's own lifetimes say.
std::vector<std::optional<Version>> buildable(const Catalog& catalog,
                                              const std::vector<Item>& items) {
  std::vector<Version> versions{Version{{0}}};
  if (catalog.who.versions.since) versions.push_back(*catalog.who.versions.since);
  for (const Item& item : items)
    if (item.library.empty() && item.lifetime.since) versions.push_back(*item.lifetime.since);
  for (const model::Release& release : catalog.releases)
    versions.push_back(release.version);
  std::ranges::sort(versions);
  versions.erase(std::unique(versions.begin(), versions.end()), versions.end());
  std::ranges::reverse(versions);
  std::vector<std::optional<Version>> all;
  if (catalog.releases.empty()) all.emplace_back();
  for (const Version& version : versions)
    if (model::contains(catalog.who.versions, version)) all.emplace_back(version);
  return all;
}

/// For each item whether some release has it; stops as soon as all are found, which the newest
/// releases mostly do.
std::vector<bool> ever_present(const Catalog& catalog, const std::vector<Item>& items) {
  std::vector<bool> ever(items.size(), false);
  for (const auto& version : buildable(catalog, items)) {
    Diagnostics unheard;
    const auto here = presence_of(items, versions_of(catalog, version, unheard));
    for (std::size_t at = 0; at < items.size(); ++at)
      ever[at] = ever[at] || here[at];
    if (std::ranges::find(ever, false) == ever.end()) break;
  }
  return ever;
}

/// True when something that it needs is told already.
bool follows(const Told& ever, const Item& item) {
  return std::ranges::any_of(item.needs, [&](const OneOf& one) {
    return std::ranges::none_of(one, [&](std::size_t at) { return ever.here[at]; }) &&
           std::ranges::any_of(one, [&](std::size_t at) { return ever.items[at].library.empty(); });
  });
}

std::string releases_of(const Catalog& catalog) {
  std::vector<std::string> releases;
  for (const model::Release& release : catalog.releases)
    releases.push_back(model::to_string(release.version));
  return fmt::format("described are {}", fmt::join(releases, ", "));
}

Diagnostic never_built(const Catalog& catalog, const Told& none, std::size_t at) {
  const Item& item = none.items[at];
  Diagnostic d{
      .code = "catalog/never-built",
      .place = item.place,
      .message = fmt::format("no release has the {} '{}'", to_string(item.kind), item.name),
      .help = "mend 'since' and 'until', or take it out"};
  add_reasons(none, at, d.notes);
  if (!catalog.releases.empty()) d.notes.push_back({releases_of(catalog), std::nullopt});
  return d;
}

std::string name_of_release(const Catalog& catalog, const std::optional<Version>& version) {
  if (version) return fmt::format("release {}", model::to_string(*version));
  if (catalog.releases.empty()) return "the newest release";
  return fmt::format("release {}", model::to_string(catalog.releases.back().version));
}

/// A panel whose row is not there either is told by it.
bool is_told_by_row(const Told& told, const Item& item) {
  return std::ranges::any_of(item.needs, [&](const OneOf& one) {
    return std::ranges::any_of(one, [&](std::size_t at) {
      return told.items[at].kind == ItemKind::Row && !told.here[at];
    });
  });
}

/// Panels of libraries come and go with what the library exposes, and others take their place.
bool is_panel_of_library(const Item& item) {
  const bool shown = item.kind == ItemKind::Panel || item.kind == ItemKind::Row;
  return shown && !item.library.empty();
}

std::string counted(std::size_t count, std::string_view kind) {
  return fmt::format("{} {}{}", count, kind, count == 1 ? "" : "s");
}

}  // namespace

Diagnostics check_never_built(const Catalog& catalog) {
  const auto items = items_of(catalog);
  const auto ever = ever_present(catalog, items);
  const std::vector<bool> nothing(items.size(), false);
  Diagnostics out;
  for (std::size_t at = 0; at < items.size(); ++at) {
    const Item& item = items[at];
    if (ever[at] || !item.library.empty() || follows({items, ever}, item)) continue;
    out.push_back(never_built(catalog, {items, nothing}, at));
  }
  return out;
}

std::vector<LeftOut> left_out(const Catalog& catalog, const std::optional<Version>& version) {
  const auto items = items_of(catalog);
  Diagnostics unheard;
  const auto here = presence_of(items, versions_of(catalog, version, unheard));
  const auto ever = ever_present(catalog, items);
  const Told told{items, here};
  std::vector<LeftOut> all;
  for (std::size_t at = 0; at < items.size(); ++at) {
    const Item& item = items[at];
    const bool is_told = !ever[at] || is_told_by_row(told, item) || is_panel_of_library(item);
    if (here[at] || !item.is_written || is_told) continue;
    Diagnostic d{.severity = Severity::Info,
                 .code = "catalog/not-in-release",
                 .place = item.place,
                 .message = fmt::format("the {} '{}' is not in {}", to_string(item.kind), item.name,
                                        name_of_release(catalog, version))};
    add_reasons(told, at, d.notes);
    all.push_back({std::string{to_string(item.kind)}, std::move(d)});
  }
  return all;
}

std::string summary(const std::vector<LeftOut>& all, const Catalog& catalog,
                    const std::optional<Version>& version) {
  std::vector<std::string> counts;
  for (const ItemKind kind : {ItemKind::Alert, ItemKind::Record, ItemKind::Row, ItemKind::Panel}) {
    const auto count = std::ranges::count(all, to_string(kind), &LeftOut::kind);
    if (count > 0) counts.push_back(counted(static_cast<std::size_t>(count), to_string(kind)));
  }
  if (counts.empty()) return {};
  const auto last = counts.back();
  counts.pop_back();
  const auto listed =
      counts.empty() ? last : fmt::format("{} and {}", fmt::join(counts, ", "), last);
  return fmt::format("{} {} not in {}", listed, all.size() == 1 ? "is" : "are",
                     name_of_release(catalog, version));
}

}  // namespace obsgen::plan
