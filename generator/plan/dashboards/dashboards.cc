#include "plan/dashboards.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "plan/dashboards/annotations.h"
#include "plan/dashboards/panel_ids.h"
#include "plan/dashboards/rows.h"
#include "plan/dashboards/variables.h"
#include "plan/words/titles.h"

namespace obsgen::plan {

namespace {

constexpr std::size_t kUidLength = 40;  // Grafana's limit
constexpr std::size_t kTagLength = 50;  // Grafana's limit, in bytes
constexpr std::size_t kHashLength = 8;

/// A dashboard whose rows are planned but not placed.
struct Draft {
  const model::DashboardSpec* spec = nullptr;
  PanelScope scope;
  std::vector<PlannedRow> rows{};
};

InPanel setting_of(const model::DashboardSpec& spec) {
  InPanel setting;
  const auto add = [&](const model::LabelRef& label) {
    auto& names = setting.variables;
    if (std::ranges::find(names, label.name) == names.end()) names.push_back(label.name);
  };
  for (const auto& label : spec.variables)
    add(label);
  for (const auto& row : spec.rows) {
    if (row.repeat) add(*row.repeat);
  }
  std::erase(setting.variables, "job");
  return setting;
}

std::vector<Draft> draft(Queries& queries, const model::Uses& uses, Diagnostics& diagnostics) {
  const model::Catalog& release = queries.release();
  std::vector<Draft> drafts;
  for (const auto& spec : release.dashboards) {
    if (!spec.enabled) continue;
    PanelScope scope{release, uses, queries, setting_of(spec), dashboard_uid(release, spec)};
    auto rows = plan_rows(scope, spec, diagnostics);
    drafts.push_back({&spec, std::move(scope), std::move(rows)});
  }
  return drafts;
}

/// The first rest row of the run takes what is left; any other stays empty and leaves.
void fill_rest(std::vector<Draft>& drafts, Diagnostics& diagnostics) {
  std::set<std::string> shown;
  for (const auto& one : drafts)
    shown.merge(metrics_of(one.rows));
  for (auto& one : drafts) {
    for (auto& row : one.rows) {
      if (!row.rest) continue;
      row.blocks = plan_rest(one.scope, shown, diagnostics);
      shown.merge(metrics_of({&row, 1}));
    }
    std::erase_if(one.rows, [](const PlannedRow& row) { return row.blocks.empty(); });
  }
}

void place(std::vector<PlannedRow> planned, model::Dashboard& dashboard) {
  std::uint32_t y = 0;
  for (auto& row : planned) {
    dashboard.rows.push_back(place_row(std::move(row), y));
    y = next_line(dashboard.rows.back());
  }
}

/// Keys that several panels share are told apart by view and title.
std::vector<std::string> keys_of(const model::Dashboard& dashboard) {
  std::map<std::string, int> uses;
  for (const auto& row : dashboard.rows) {
    for (const auto& panel : row.panels)
      ++uses[panel.key];
  }
  std::vector<std::string> keys;
  for (const auto& row : dashboard.rows) {
    keys.push_back(fmt::format("{}/row {}", dashboard.uid, row.title));
    for (const auto& panel : row.panels) {
      auto key = fmt::format("{}/{}", dashboard.uid, panel.key);
      if (uses[panel.key] > 1)
        key += fmt::format("/{}/{}", model::to_string(panel.view), panel.title);
      keys.push_back(std::move(key));
    }
  }
  return keys;
}

void assign_ids(model::Dashboard& dashboard) {
  const auto ids = panel_ids(keys_of(dashboard));
  std::size_t next = 0;
  for (auto& row : dashboard.rows) {
    row.id = ids[next++];
    for (auto& panel : row.panels)
      panel.id = ids[next++];
  }
}

std::string tag_of(const model::Catalog& catalog) { return catalog.who.name.substr(0, kTagLength); }

/// A row can be repeated only for a variable that the dashboard has.
void drop_unknown_repeats(model::Dashboard& dashboard) {
  for (auto& row : dashboard.rows) {
    const bool known = std::ranges::find(dashboard.variables, row.repeat,
                                         &model::LabelVariable::name) != dashboard.variables.end();
    if (!known) row.repeat.clear();
  }
}

model::Dashboard finish(Draft one, Diagnostics& diagnostics) {
  const auto& catalog = one.scope.catalog;
  const auto& spec = *one.spec;
  model::Dashboard dashboard{.uid = one.scope.uid,
                             .title = spec.title.empty() ? heading(spec.name) : spec.title,
                             .description = spec.description,
                             .tags = {"generated", tag_of(catalog)},
                             .range = spec.range,
                             .refresh = spec.refresh,
                             .scrape_interval = catalog.scrape.interval,
                             .datasource = catalog.who.datasource,
                             .place = spec.place};
  place(std::move(one.rows), dashboard);
  assign_ids(dashboard);
  dashboard.annotations = plan_annotations(one.scope, spec, diagnostics);
  auto with_repeats = spec;
  for (const auto& name : one.scope.setting.variables)
    with_repeats.variables.push_back({name});
  dashboard.variables = plan_variables(catalog, with_repeats, dashboard);
  drop_unknown_repeats(dashboard);
  return dashboard;
}

}  // namespace

std::string dashboard_uid(const model::Catalog& catalog, const model::DashboardSpec& dashboard) {
  auto uid = slug(catalog.who.name + "-" + dashboard.name);
  if (uid.size() <= kUidLength) return uid;
  const auto hash = fnv1a(uid);
  uid.resize(kUidLength - kHashLength - 1);
  while (uid.ends_with('-'))
    uid.pop_back();
  return fmt::format("{}-{:08x}", uid, hash);
}

std::vector<model::Dashboard> plan_dashboards(Queries& queries, Diagnostics& diagnostics) {
  const model::Catalog& release = queries.release();
  const model::Uses uses{release};
  auto drafts = draft(queries, uses, diagnostics);
  fill_rest(drafts, diagnostics);
  std::vector<model::Dashboard> dashboards;
  for (auto& one : drafts)
    dashboards.push_back(finish(std::move(one), diagnostics));
  if (dashboards.size() > 1) {
    for (auto& dashboard : dashboards)
      dashboard.siblings = model::TagLink{release.who.title, tag_of(release)};
  }
  return dashboards;
}

}  // namespace obsgen::plan
