#include "catalog/overlay.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/assert.h"
#include "catalog/link/dashboards.h"
#include "catalog/link/index.h"
#include "catalog/link/references.h"
#include "catalog/read/alert.h"
#include "catalog/read/dashboard.h"
#include "catalog/read/fields.h"
#include "catalog/read/operator.h"
#include "catalog/read/panel.h"
#include "catalog/read/scrape.h"
#include "catalog/read/target.h"
#include "catalog/read/tree.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kKeys{"operator"sv, "scrape"sv, "target"sv,
                           "alerts"sv,   "panels"sv, "dashboards"sv};

void report_unknown(const document::Entry& entry, std::string_view kind,
                    const std::vector<std::string>& ids, Diagnostics& diagnostics) {
  diagnostics.push_back({.code = "catalog/unknown-id",
                         .place = entry.key_place,
                         .message = fmt::format("the catalog has no {} '{}'", kind, entry.name()),
                         .help = did_you_mean(entry.name(), ids, diagnostics)});
}

template <class T>
std::vector<std::string> names_of(const std::vector<T>& values) {
  std::vector<std::string> names;
  for (const T& value : values)
    names.push_back(value.name);
  return names;
}

void change_alerts(std::vector<model::Alert>& alerts, const Fields& fields) {
  for (const document::Entry& entry : entries_of(fields, "alerts")) {
    const auto alert = std::ranges::find(alerts, entry.name(), &model::Alert::name);
    if (alert == alerts.end()) {
      report_unknown(entry, "alert", names_of(alerts), fields.diagnostics());
    } else {
      *alert = overlay_alert(std::move(*alert), entry.value, fields.diagnostics());
    }
  }
}

/// The panels of all rows, of dashboards and named ones.
std::vector<model::PanelSpec*> all_panels(model::Catalog& catalog) {
  std::vector<model::PanelSpec*> panels;
  const auto add = [&](model::RowSpec& row) {
    auto* own = std::get_if<model::PanelsRow>(&row.content);
    if (own == nullptr) return;
    for (model::PanelSpec& panel : own->panels)
      panels.push_back(&panel);
  };
  for (model::NamedRow& row : catalog.rows)
    add(row.row);
  for (model::DashboardSpec& dashboard : catalog.dashboards) {
    for (model::RowSpec& row : dashboard.rows)
      add(row);
  }
  return panels;
}

void change_panels(model::Catalog& catalog, const Fields& fields) {
  const auto entries = entries_of(fields, "panels");
  if (entries.empty()) return;
  std::multimap<std::string, model::PanelSpec*, std::less<>> by_id;
  std::vector<std::string> ids;
  for (model::PanelSpec* panel : all_panels(catalog)) {
    by_id.emplace(panel->id, panel);
    ids.push_back(panel->id);
  }
  for (const document::Entry& entry : entries) {
    const auto [first, last] = by_id.equal_range(entry.name());
    if (first == last) report_unknown(entry, "panel", ids, fields.diagnostics());
    for (auto it = first; it != last; ++it)
      *it->second = overlay_panel(std::move(*it->second), entry.value, fields.diagnostics());
  }
}

void change_dashboards(model::Catalog& catalog, const Fields& fields) {
  const Spoiled nothing;
  const Index index{catalog, nothing, Extent::Whole};
  const Lookup lookup{index, fields.diagnostics()};
  for (const document::Entry& entry : entries_of(fields, "dashboards")) {
    const auto dashboard =
        std::ranges::find(catalog.dashboards, entry.name(), &model::DashboardSpec::name);
    if (dashboard == catalog.dashboards.end()) {
      report_unknown(entry, "dashboard", names_of(catalog.dashboards), fields.diagnostics());
      continue;
    }
    *dashboard = overlay_dashboard(std::move(*dashboard), entry.value, fields.diagnostics());
    check_variables(*dashboard, lookup);
  }
}

}  // namespace

Outcome<model::Catalog> apply_overlay(model::Catalog catalog, FileId overlay,
                                      const Sources& sources) {
  OBS_ASSERT(overlay < sources.size());
  auto [root, diagnostics] = read_tree(sources[overlay], overlay);
  if (root) {
    if (const auto fields = open(*root, {"an overlay", {}, kKeys}, diagnostics)) {
      if (const Node* who = fields->find("operator"))
        catalog.who = overlay_operator(catalog.who, *who, diagnostics);
      if (const Node* scrape = fields->find("scrape"))
        catalog.scrape = overlay_scrape(catalog.scrape, *scrape, diagnostics);
      if (const Node* target = fields->find("target"))
        catalog.target = read_target(catalog.target, *target, diagnostics);
      change_alerts(catalog.alerts, *fields);
      change_panels(catalog, *fields);
      change_dashboards(catalog, *fields);
      check_dashboards(catalog, diagnostics);
    }
  }
  return {.value = std::move(catalog), .diagnostics = in_order(std::move(diagnostics))};
}

}  // namespace obsgen::catalog
