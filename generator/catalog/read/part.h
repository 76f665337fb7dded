#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/outcome.h"
#include "document/node.h"
#include "model/catalog.h"

namespace obsgen::catalog {

/// An entry and whether it may replace an earlier one of its name.
template <class T>
struct Item {
  T value{};
  bool overrides = false;
};

using NameSet = std::set<std::string, std::less<>>;

/// Names of entries that are declared, but wrong. What refers to them is not reported too.
struct Spoiled {
  NameSet objects{}, labels{}, metrics{}, signals{}, alerts{}, rows{};
};

/// Labels and objects that the metrics of one file refer to.
struct Declarations {
  std::map<std::string, model::Label, std::less<>> labels{};
  std::map<std::string, model::Object, std::less<>> objects{};
  Spoiled spoiled{};
};

/// An `include` entry.
struct Include {
  std::string path{};
  Place place{};
};

/// What one file says. References to its own labels and objects are resolved, all others are still
/// names.
struct Part {
  std::optional<model::Operator> who{};  // of an operator's file
  std::optional<model::Library> library{};
  std::vector<Include> includes{};
  std::optional<model::Scrape> scrape{};
  std::optional<model::Target> target{};
  std::vector<model::Release> releases{};
  Declarations declarations{};
  std::vector<Item<model::Metric>> metrics{};
  std::vector<Item<model::Signal>> signals{};
  std::vector<Item<model::Record>> records{};
  std::vector<Item<model::Alert>> alerts{};
  std::vector<Item<model::NamedRow>> rows{};
  std::vector<model::DashboardSpec> dashboards{};
  std::vector<model::Suppression> suppressions{};
};

/// Whether every file of a catalog could be had and read. Of a partial one nobody knows what it
/// defines.
enum class Extent { Whole, Partial };

enum class FileKind { Operator, Library };

/// What the tree says it is; absent when it says both or nothing.
std::optional<FileKind> kind_of(const document::Node& root);

/// Reads the tree of one file as one of that kind; absent when it is no mapping.
std::optional<Part> read_part(document::Node root, FileKind kind, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
