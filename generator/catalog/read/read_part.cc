#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalog/read/alert.h"
#include "catalog/read/dashboard.h"
#include "catalog/read/fields.h"
#include "catalog/read/ignores.h"
#include "catalog/read/labels.h"
#include "catalog/read/metric.h"
#include "catalog/read/names.h"
#include "catalog/read/operator.h"
#include "catalog/read/panel_ids.h"
#include "catalog/read/part.h"
#include "catalog/read/row.h"
#include "catalog/read/scrape.h"
#include "catalog/read/signal.h"
#include "catalog/read/target.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kOperatorFileRequired{"catalog"sv, "operator"sv, "scrape"sv};
constexpr std::array kOperatorFileOptional{"components"sv, "target"sv,  "include"sv,   "labels"sv,
                                           "objects"sv,    "metrics"sv, "signals"sv,   "records"sv,
                                           "alerts"sv,     "rows"sv,    "dashboards"sv};
constexpr std::array kLibraryFileRequired{"catalog"sv, "library"sv};
constexpr std::array kLibraryFileOptional{"component"sv, "include"sv, "labels"sv,
                                          "objects"sv,   "metrics"sv, "signals"sv,
                                          "records"sv,   "alerts"sv,  "rows"sv};

constexpr Shape kOperatorShape{"an operator's catalog", kOperatorFileRequired,
                               kOperatorFileOptional};
constexpr Shape kLibraryShape{"a library", kLibraryFileRequired, kLibraryFileOptional};

void check_format(const Fields& fields) {
  const auto version = fields.get("catalog", CountReader{.min = 0});
  if (!version || *version == 1) return;
  fields.diagnostics().push_back(
      {.code = "catalog/format-version",
       .place = fields.place_of("catalog"),
       .message = fmt::format("this is format {}, only format 1 is known", *version)});
}

std::optional<model::Library> read_library(const Fields& fields) {
  auto name = fields.get("library", read_dns_name);
  auto component = fields.get("component", read_plain_name);
  if (!name) return std::nullopt;
  return model::Library{.name = *std::move(name),
                        .component = std::move(component).value_or(""),
                        .place = fields.place_of("library")};
}

std::optional<Include> read_include(const Node& node, Diagnostics& diagnostics) {
  auto path = read_line(node, diagnostics);
  if (!path) return std::nullopt;
  if (path->starts_with('/')) {
    diagnostics.push_back({.code = "catalog/include-path",
                           .place = node.place,
                           .message = fmt::format("'{}' is an absolute path", *path),
                           .help = "includes are relative to the file that has them"});
    return std::nullopt;
  }
  return Include{.path = *std::move(path), .place = node.place};
}

std::vector<Include> read_includes(const Fields& fields) {
  std::vector<Include> includes;
  for (const Node& node : items_of(fields, "include")) {
    auto include = read_include(node, fields.diagnostics());
    if (!include) continue;
    const auto first = std::ranges::find(includes, include->path, &Include::path);
    if (first == includes.end()) {
      includes.push_back(*std::move(include));
    } else {
      report_repetition(include->place, first->place, fields.diagnostics());
    }
  }
  return includes;
}

/// `name` of a list's entry, for what is known of it when it could not be read.
std::string name_of(const Node& node) {
  const auto* mapping = std::get_if<document::Mapping>(&node.value);
  const Node* name = mapping == nullptr ? nullptr : document::find(*mapping, "name");
  const auto* scalar = name == nullptr ? nullptr : std::get_if<document::Scalar>(&name->value);
  return scalar == nullptr ? std::string{} : scalar->text();
}

/// Reads the entries of `part`. What has a problem is noted by its name.
class PartReader {
 public:
  PartReader(Part part, const Fields& fields) : part_(std::move(part)), fields_(fields) {}

  Part read() {
    read_metrics();
    read_signals();
    for (const Node& node : items_of(fields_, "records"))
      add(part_.records, read_record(node, fields_.diagnostics()));
    read_alerts();
    read_rows();
    if (!part_.library) read_dashboards();
    return std::move(part_);
  }

 private:
  template <class T>
  void add(std::vector<Item<T>>& items, std::optional<Item<T>> item) {
    if (!item) return;
    if (part_.library) item->value.library = part_.library->name;
    items.push_back(*std::move(item));
  }

  void read_metrics() {
    for (const Node& node : items_of(fields_, "metrics")) {
      const auto before = fields_.diagnostics().size();
      add(part_.metrics, read_metric(node, part_.declarations, fields_.diagnostics()));
      if (!clean_since(fields_.diagnostics(), before)) spoiled().metrics.insert(name_of(node));
    }
  }

  void read_signals() {
    for (const document::Entry& entry : entries_of(fields_, "signals")) {
      const auto before = fields_.diagnostics().size();
      add(part_.signals, read_signal(entry, fields_.diagnostics()));
      if (!clean_since(fields_.diagnostics(), before)) spoiled().signals.insert(entry.name());
    }
  }

  void read_alerts() {
    for (const Node& node : items_of(fields_, "alerts")) {
      auto alert = read_alert(node, fields_.diagnostics());
      if (!alert) spoiled().alerts.insert(name_of(node));
      add(part_.alerts, std::move(alert));
    }
  }

  void read_rows() {
    const std::string library = part_.library ? part_.library->name : "";
    for (const document::Entry& entry : entries_of(fields_, "rows")) {
      auto row = read_named_row(entry, library, fields_.diagnostics());
      if (!row) {
        spoiled().rows.insert(qualified_row(library, entry.name()));
        continue;
      }
      part_.rows.push_back(*std::move(row));
    }
  }

  void read_dashboards() {
    for (const Node& node : items_of(fields_, "dashboards")) {
      if (auto dashboard = read_dashboard(node, fields_.diagnostics()))
        part_.dashboards.push_back(*std::move(dashboard));
    }
  }

  Spoiled& spoiled() { return part_.declarations.spoiled; }

  Part part_;
  const Fields& fields_;
};

}  // namespace

std::optional<FileKind> kind_of(const Node& root) {
  const auto* mapping = std::get_if<document::Mapping>(&root.value);
  if (mapping == nullptr) return std::nullopt;
  const bool is_operator = document::find(*mapping, "operator") != nullptr;
  const bool is_library = document::find(*mapping, "library") != nullptr;
  if (is_operator == is_library) return std::nullopt;
  return is_operator ? FileKind::Operator : FileKind::Library;
}

std::optional<Part> read_part(Node root, FileKind kind, Diagnostics& diagnostics) {
  const bool is_operator = kind == FileKind::Operator;
  auto [tree, suppressions] = take_ignores(std::move(root), diagnostics);
  const auto fields = open(tree, is_operator ? kOperatorShape : kLibraryShape, diagnostics);
  if (!fields) return std::nullopt;
  check_format(*fields);
  Part part;
  if (is_operator) {
    part.who = fields->get("operator", read_operator);
    part.scrape = fields->get("scrape", read_scrape);
    if (const Node* target = fields->find("target"))
      part.target = read_target({}, *target, diagnostics);
    part.releases =
        fields->get("components", read_components).value_or(std::vector<model::Release>{});
  } else {
    part.library = read_library(*fields);
  }
  for (model::Suppression& one : suppressions)
    one.library = part.library ? part.library->name : "";
  part.suppressions = std::move(suppressions);
  part.includes = read_includes(*fields);
  part.declarations = read_declarations(*fields);
  check_panel_ids(*fields);
  return PartReader{std::move(part), *fields}.read();
}

}  // namespace obsgen::catalog
