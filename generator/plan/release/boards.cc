#include <algorithm>
#include <string_view>
#include <utility>

#include "base/overloaded.h"
#include "model/scrape.h"
#include "plan/release/scope.h"

namespace obsgen::plan {

using model::Catalog;

namespace {

/// The entries of dashboards are judged by these.
struct Judge {
  const Catalog& catalog;
  const ReleaseVersions& versions;
  const Missing& missing;
};

/// True when the release lost the label everywhere.
bool is_lost(const Judge& judge, const std::string& label) {
  const auto lost = [&](const auto& entry) { return entry.second.contains(label); };
  const auto has = [&](const model::Metric& metric) {
    return model::find_label(metric, label) != nullptr;
  };
  return std::ranges::any_of(judge.missing.labels, lost) &&
         std::ranges::none_of(judge.catalog.metrics, has);
}

void drop_labels(const Judge& judge, templates::Legend& legend) {
  for (const auto& [metric, labels] : judge.missing.labels) {
    for (const auto& label : labels) {
      if (is_lost(judge, label)) legend = templates::without_label(std::move(legend), label);
    }
  }
}

void drop_labels(const Judge& judge, model::SignalUse& use) {
  if (use.by)
    std::erase_if(*use.by,
                  [&](const model::LabelRef& label) { return is_lost(judge, label.name); });
  if (use.legend) drop_labels(judge, *use.legend);
}

void drop_uses(const Judge& judge, std::vector<model::SignalUse>& uses) {
  std::erase_if(uses,
                [&](const model::SignalUse& use) { return is_gone(judge.missing, use.signal); });
  for (auto& use : uses)
    drop_labels(judge, use);
}

void drop_columns(const Judge& judge, model::TableSpec& table) {
  std::erase_if(table.key,
                [&](const model::KeyColumn& key) { return is_lost(judge, key.label.name); });
  std::erase_if(table.columns, [&](const model::ColumnSpec& column) {
    return is_gone(judge.missing, column.use.signal);
  });
  for (auto& column : table.columns)
    drop_labels(judge, column.use);
  if (!table.sort) return;
  const auto is_sorted_by = [&](const auto& column) { return column.title == table.sort->column; };
  if (std::ranges::none_of(table.columns, is_sorted_by) &&
      std::ranges::none_of(table.key, is_sorted_by)) {
    table.sort.reset();
  }
}

/// Takes out of the panel what the release lacks; true when nothing to show is left.
bool is_emptied(const Judge& judge, model::PanelSpec& panel) {
  return std::visit(
      Overloaded{
          [&](std::vector<model::SignalUse>& uses) {
            drop_uses(judge, uses);
            return uses.empty();
          },
          [&](model::TableSpec& table) {
            drop_columns(judge, table);
            return table.columns.empty();
          },
          [](model::TextSpec&) { return false; }, [](model::AlertsSpec&) { return false; },
          [&](model::MetricSpec& metric) { return judge.missing.metrics.contains(metric.metric); }},
      panel.content);
}

void drop_panels(const Judge& judge, model::RowSpec& row) {
  auto* panels = std::get_if<model::PanelsRow>(&row.content);
  if (panels == nullptr) return;
  std::erase_if(panels->panels, [&](model::PanelSpec& panel) {
    return !is_there(judge.versions, panel.library, panel.lifetime) || is_emptied(judge, panel);
  });
}

bool is_empty(const model::RowSpec& row) {
  const auto* panels = std::get_if<model::PanelsRow>(&row.content);
  return panels != nullptr && panels->panels.empty();
}

void drop_named_rows(const Judge& judge, std::vector<model::NamedRow>& rows) {
  for (auto& named : rows)
    drop_panels(judge, named.row);
  std::erase_if(rows, [&](const model::NamedRow& named) {
    return !is_there(judge.versions, named.library, named.row.lifetime) || is_empty(named.row);
  });
}

/// A use of a row that the release does not have any more.
bool is_unusable(const Judge& judge, const model::RowSpec& row) {
  const auto* used = std::get_if<model::UsedRow>(&row.content);
  return used != nullptr && model::find_row(judge.catalog, used->library, used->row) == nullptr;
}

void drop_rows(const Judge& judge, model::DashboardSpec& dashboard) {
  for (auto& row : dashboard.rows)
    drop_panels(judge, row);
  std::erase_if(dashboard.rows, [&](const model::RowSpec& row) {
    return !is_there(judge.versions, {}, row.lifetime) || is_empty(row) || is_unusable(judge, row);
  });
}

}  // namespace

void drop_boards(Catalog& catalog, const ReleaseVersions& versions, const Missing& missing) {
  const Judge judge{catalog, versions, missing};
  for (auto& signal : catalog.signals)
    drop_labels(judge, signal.legend);
  drop_named_rows(judge, catalog.rows);
  for (auto& dashboard : catalog.dashboards) {
    drop_rows(judge, dashboard);
    std::erase_if(dashboard.variables,
                  [&](const model::LabelRef& label) { return is_lost(judge, label.name); });
    std::erase_if(dashboard.annotations, [&](const model::AnnotationSpec& annotation) {
      return is_gone(judge.missing, annotation.signal);
    });
  }
}

}  // namespace obsgen::plan
