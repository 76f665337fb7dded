#include "catalog/link/dashboards.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "catalog/read/fields.h"

namespace obsgen::catalog {

namespace {

constexpr std::size_t kMaxUid = 40;  // Grafana refuses longer ones

void check_uid(const model::DashboardSpec& dashboard, const model::Operator& who,
               Diagnostics& diagnostics) {
  if (who.name.empty()) return;
  const auto uid = fmt::format("{}-{}", who.name, dashboard.name);
  if (uid.size() <= kMaxUid) return;
  diagnostics.push_back(
      {.code = "catalog/uid-length",
       .place = dashboard.place,
       .message = fmt::format("the dashboard's uid '{}' has {} characters, Grafana takes {}", uid,
                              uid.size(), kMaxUid),
       .help = "shorten the dashboard's or the operator's name"});
}

/// The label that a row of a dashboard repeats by, its own or that of the row it uses.
std::optional<model::LabelRef> repeat_of(const model::RowSpec& row, const model::Catalog& catalog) {
  if (row.repeat) return row.repeat;
  const auto* used = std::get_if<model::UsedRow>(&row.content);
  if (used == nullptr) return std::nullopt;
  const auto* named = find_row(catalog, used->library, used->row);
  if (named == nullptr || !named->row.repeat) return std::nullopt;
  return model::LabelRef{.name = named->row.repeat->name, .place = row.place};
}

void check_repeats(const model::DashboardSpec& dashboard, const model::Catalog& catalog,
                   Diagnostics& diagnostics) {
  std::vector<std::string> names{"job"};
  for (const model::LabelRef& variable : dashboard.variables)
    names.push_back(variable.name);
  for (const model::RowSpec& row : dashboard.rows) {
    const auto repeat = repeat_of(row, catalog);
    if (!repeat || std::ranges::find(names, repeat->name) != names.end()) continue;
    diagnostics.push_back(
        {.code = "catalog/repeat",
         .place = repeat->place,
         .message = fmt::format("the row repeats by '{}', which is no variable of the dashboard",
                                repeat->name),
         .help = "add it to 'variables'"});
  }
}

}  // namespace

void check_dashboards(const model::Catalog& catalog, Diagnostics& diagnostics) {
  for (const model::DashboardSpec& dashboard : catalog.dashboards) {
    check_uid(dashboard, catalog.who, diagnostics);
    check_repeats(dashboard, catalog, diagnostics);
  }
}

}  // namespace obsgen::catalog
