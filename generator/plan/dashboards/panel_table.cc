#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "plan/dashboards/descriptions.h"
#include "plan/dashboards/panel_parts.h"
#include "plan/dashboards/state_codes.h"
#include "plan/words/legend.h"
#include "plan/words/titles.h"
#include "plan/words/tones.h"

/// Tables: one row a set of key labels, one column a signal; all queries are instant and joined by
/// the labels they share.
namespace obsgen::plan {

namespace {

/// A column before it has its place: what is asked and how its values look.
struct Column {
  model::SignalUse use{};
  Query query;
  model::TableColumn look{};
};

std::vector<std::string> names_of(const std::vector<model::KeyColumn>& key) {
  std::vector<std::string> names;
  for (const auto& column : key)
    names.push_back(column.label.name);
  return names;
}

/// The grouping of a default signal in a table of `key`: the key's labels that its metric can have,
/// and labels that tell successive objects of one name apart.
std::vector<model::LabelRef> grouping_for(const model::Metric& metric,
                                          const std::vector<std::string>& key) {
  std::vector<model::LabelRef> by;
  for (const auto& name : key) {
    const bool has = model::find_label(metric, name) != nullptr || name == "pod";
    if (has) by.push_back({name});
  }
  for (const auto& label : metric.labels) {
    const bool listed = std::ranges::find(key, label.name) != key.end();
    if (label.identity && !listed) by.push_back({label.name});
  }
  return by;
}

std::string state_heading(const model::Metric& metric) {
  const auto* label = coded_label(metric);
  return label == nullptr ? std::string{} : heading(label->name);
}

std::optional<Query> coded_query(const PanelScope& scope, const model::SignalUse& use,
                                 const std::vector<std::string>& key, Diagnostics& diagnostics) {
  const auto* metric = default_metric(scope.catalog, use);
  if (metric == nullptr || coded_label(*metric) == nullptr) return std::nullopt;
  auto by = key.empty() ? object_labels(*metric, Identity::With) : grouping_for(*metric, key);
  if (use.by) by = *use.by;
  return plan_codes(scope, {.metric = *metric, .by = std::move(by)}, diagnostics);
}

std::optional<Query> plain_query(const PanelScope& scope, model::SignalUse use,
                                 const std::vector<std::string>& key, Diagnostics& diagnostics) {
  const auto* metric = default_metric(scope.catalog, use);
  if (metric != nullptr && !use.by && !key.empty()) use.by = grouping_for(*metric, key);
  return scope.queries.plan(use, scope.setting, diagnostics);
}

void judge(const PanelScope& scope, const model::SignalUse& use, model::TableColumn& look) {
  auto thresholds = thresholds_of(scope.uses.alerts_on(use.signal));
  look.thresholds = std::move(thresholds.steps);
  look.base = thresholds.base;
  look.mappings = std::move(thresholds.mappings);
}

std::optional<Column> plan_column(const PanelScope& scope, const model::ColumnSpec& spec,
                                  const std::vector<std::string>& key, Diagnostics& diagnostics) {
  const auto* metric = default_metric(scope.catalog, spec.use);
  if (auto codes = coded_query(scope, spec.use, key, diagnostics)) {
    Column column{.use = spec.use, .query = *std::move(codes)};
    column.look.title = spec.title.empty() ? state_heading(*metric) : spec.title;
    column.look.mappings = code_mappings(*coded_label(*metric));
    return column;
  }
  auto query = plain_query(scope, spec.use, key, diagnostics);
  if (!query) return std::nullopt;
  Column column{.use = spec.use, .query = *std::move(query)};
  column.look.title = spec.title.empty() ? title_of(scope.catalog, spec.use, 30) : spec.title;
  column.look.unit = spec.unit.value_or(column.query.unit);
  column.look.decimals = decimals_of(column.look.unit);
  judge(scope, spec.use, column.look);
  if (auto named = named_values(scope.catalog, spec.use); !named.empty())
    column.look.mappings = std::move(named);
  if (metric != nullptr && std::holds_alternative<model::BoolValue>(metric->value))
    column.look.mappings = yes_no();
  return column;
}

bool is_info(const PanelScope& scope, const model::SignalUse& use) {
  const auto* metric = default_metric(scope.catalog, use);
  return metric != nullptr && std::holds_alternative<model::InfoValue>(metric->value);
}

bool is_variable(const PanelScope& scope, std::string_view name) {
  const auto& variables = scope.setting.variables;
  return std::ranges::find(variables, name) != variables.end();
}

std::string key_title(const model::KeyColumn& key) {
  return key.title.empty() ? heading(key.label.name) : key.title;
}

using Key = std::vector<model::KeyColumn>;

/// From a cell to the same dashboard for that value only, and for the row's values of the variables
/// before it: a name says little without its namespace.
model::Link narrowing(const PanelScope& scope, const Key& row, const std::string& variable) {
  model::NarrowedDashboard target{.uid = scope.uid};
  if (const auto& cluster = scope.catalog.who.cluster_label; !cluster.empty())
    target.kept.emplace_back(cluster);
  target.kept.emplace_back("job");
  for (const auto& name : scope.setting.variables) {
    const auto column =
        std::ranges::find(row, name, [](const auto& key) { return key.label.name; });
    if (column != row.end())
      target.by.push_back({name, static_cast<std::size_t>(column - row.begin())});
    if (name == variable) break;
  }
  return {fmt::format("Only this {}", variable), std::move(target)};
}

model::TableColumn key_column(const PanelScope& scope, const Query& query, const Key& row,
                              const model::KeyColumn& key) {
  const auto name = after_scrape(query, key.label.name);
  model::TableColumn column{.source = model::LabelField{name}, .title = key_title(key)};
  for (const auto& label : result_labels(query)) {
    if (label.name == name && label.own != nullptr) column.mappings = text_mappings(*label.own);
  }
  column.width = key.width;
  if (!key.values.empty()) column.mappings = name_mappings(key.values);
  if (is_variable(scope, key.label.name))
    column.links.push_back(narrowing(scope, row, key.label.name));
  return column;
}

/// Without a key in the catalog, all labels that tell the rows apart.
std::vector<model::KeyColumn> implied_key(const PanelScope& scope, const Query& query) {
  std::vector<model::KeyColumn> key;
  for (const auto& label : telling_labels(scope.catalog, query)) {
    const auto& own = label.own == nullptr ? label.name : label.own->name;
    key.push_back({.label = {own}, .title = heading(own)});
  }
  return key;
}

/// What the table is sorted by when the catalog does not say: the first judged column, else the
/// last one.
std::string default_sort(const std::vector<Column>& columns) {
  for (const auto& column : columns) {
    if (!column.look.mappings.empty() || !column.look.thresholds.empty()) return column.look.title;
  }
  return columns.back().look.title;
}

/// From so many key columns on, numbers leave the room to them.
constexpr std::size_t kWideKey = 4;
constexpr std::uint32_t kNumberWidth = 110;

std::vector<model::PanelQuery> queries_of(const PanelScope& scope,
                                          const std::vector<Column>& columns) {
  std::vector<model::PanelQuery> queries;
  for (const auto& column : columns) {
    const auto labels = telling_labels(scope.catalog, column.query);
    queries.push_back({.expr = name_absent(labels, column.query.expr),
                       .kind = model::QueryKind::Instant,
                       .format = model::QueryFormat::Table,
                       .signal = column.use.signal,
                       .place = column.use.place,
                       .origin = column.query.origin});
  }
  return queries;
}

model::TableSpec table_of(const model::PanelSpec& spec) {
  return std::visit(Overloaded{[](const model::TableSpec& table) { return table; },
                               [](const std::vector<model::SignalUse>& uses) {
                                 model::TableSpec table;
                                 for (const auto& use : uses)
                                   table.columns.push_back({.use = use});
                                 return table;
                               },
                               [](const model::TextSpec&) { return model::TableSpec{}; },
                               [](const model::AlertsSpec&) { return model::TableSpec{}; },
                               [](const model::MetricSpec&) { return model::TableSpec{}; }},
                    spec.content);
}

std::vector<Column> plan_columns(const PanelScope& scope, const model::PanelSpec& spec,
                                 const model::TableSpec& table, Diagnostics& diagnostics) {
  std::vector<Column> columns;
  const auto key = names_of(table.key);
  for (const auto& column : table.columns) {
    auto planned = plan_column(scope, column, key, diagnostics);
    if (!planned) continue;
    if (spec.look.decimals) planned->look.decimals = spec.look.decimals;
    columns.push_back(*std::move(planned));
  }
  return columns;
}

std::vector<ShownSignal> shown_by(const std::vector<Column>& columns) {
  std::vector<ShownSignal> shown;
  for (const auto& column : columns)
    shown.push_back({column.use, column.query});
  return shown;
}

/// The key's labels, then the values of the queries: of an info metric its labels say it all.
std::vector<model::TableColumn> table_columns(const PanelScope& scope, const Key& key,
                                              const std::vector<Column>& columns) {
  std::vector<model::TableColumn> all;
  for (const auto& label : key)
    all.push_back(key_column(scope, columns.front().query, key, label));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_info(scope, columns[i].use)) continue;
    auto look = columns[i].look;
    look.source = model::QueryField{i};
    if (all.size() >= kWideKey) look.width = kNumberWidth;
    all.push_back(std::move(look));
  }
  return all;
}

/// What the table is sorted by: what the catalog says, else the worst first, or the first label
/// where there is nothing but labels.
model::SortSpec order_of(const PanelScope& scope, const model::TableSpec& table, const Key& key,
                         const std::vector<Column>& columns) {
  if (table.sort) return *table.sort;
  if (columns.size() > 1 || !is_info(scope, columns.front().use))
    return {.column = default_sort(columns)};
  if (key.empty()) return {};
  return {.column = key_title(key.front()), .order = model::SortOrder::Ascending};
}

}  // namespace

std::optional<PlannedPanel> plan_table(const PanelScope& scope, const model::PanelSpec& spec,
                                       Diagnostics& diagnostics) {
  const auto table = table_of(spec);
  const auto columns = plan_columns(scope, spec, table, diagnostics);
  if (columns.empty()) return std::nullopt;
  auto planned = framed(scope, spec, shown_by(columns));
  auto& panel = planned.panel;
  const auto key = table.key.empty() ? implied_key(scope, columns.front().query) : table.key;
  const auto order = order_of(scope, table, key, columns);
  panel.queries = queries_of(scope, columns);
  panel.table = {.columns = table_columns(scope, key, columns),
                 .sort_by = order.column,
                 .order = order.order,
                 .limit = spec.look.top};
  // In cells of joined queries it would stand for every number that is missing.
  if (panel.queries.size() == 1) panel.empty = presence_of(scope.catalog, planned.metrics);
  return planned;
}

}  // namespace obsgen::plan
