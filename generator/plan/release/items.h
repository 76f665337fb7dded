#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/catalog.h"
#include "plan/release/scope.h"

/// The entries of a catalog that have lifetimes, and what each of them needs.
namespace obsgen::plan {

enum class ItemKind { Metric, Signal, Record, Alert, Panel, Row };

constexpr std::string_view to_string(ItemKind kind) {
  switch (kind) {
    case ItemKind::Metric:
      return "metric";
    case ItemKind::Signal:
      return "signal";
    case ItemKind::Record:
      return "record";
    case ItemKind::Alert:
      return "alert";
    case ItemKind::Panel:
      return "panel";
    case ItemKind::Row:
      return "row";
  }
  return {};
}

/// Indices of items of which one has to be there.
using OneOf = std::vector<std::size_t>;

struct Item {
  ItemKind kind{};
  std::string name{};
  std::string library{};
  model::Lifetime lifetime{};
  Place place{};
  std::vector<OneOf> needs{};  // all of them
  bool is_written = false;     // where it and what it needs is there
};

/// All of them; an item comes behind those that it needs. Panels need their row, which is there
/// when its lifetime says so, even if it is empty then.
std::vector<Item> items_of(const model::Catalog& catalog);

/// For each item whether those versions have it.
std::vector<bool> presence_of(const std::vector<Item>& items, const ReleaseVersions& versions);

}  // namespace obsgen::plan
