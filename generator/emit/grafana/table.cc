#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

#include "base/overloaded.h"
#include "emit/grafana/links.h"
#include "emit/grafana/parts.h"
#include "emit/grafana/views.h"

/// Tables: instant queries, joined by the labels they share, then only the wanted columns, named.
namespace obsgen::emit {

using document::Value;
using model::TableColumn;

namespace {

bool is_number(const TableColumn& column) {
  return std::holds_alternative<model::QueryField>(column.source);
}

/// The field that Grafana makes of a label or of a query's values: those of an only query bear no
/// name of it.
std::string field_of(const model::Panel& panel, const TableColumn& column) {
  return std::visit(Overloaded{[](const model::LabelField& label) { return label.name; },
                               [&](const model::QueryField& values) {
                                 return panel.queries.size() == 1
                                            ? std::string{"Value"}
                                            : "Value #" + ref_id(values.query);
                               }},
                    column.source);
}

bool is_judged(const TableColumn& column) {
  return !column.thresholds.empty() ||
         std::ranges::any_of(column.mappings, [](const auto& m) { return m.colour.has_value(); });
}

/// Numbers that stand for states fill their cell; texts are only coloured.
Value cell_options(const TableColumn& column) {
  if (!is_number(column)) return Value::object({{"type", "color-text"}});
  return Value::object({{"mode", "basic"}, {"type", "color-background"}});
}

void append_number(const model::Panel& panel, const TableColumn& column, Value& properties) {
  properties.append(property("unit", unit_id(column.unit)));
  if (column.decimals) properties.append(property("decimals", *column.decimals));
  if (!panel.empty.empty()) properties.append(property("noValue", "-"));
  if (!column.mappings.empty()) properties.append(property("custom.align", "left"));
}

Value properties_of(const model::Panel& panel, const TableColumn& column) {
  auto properties = Value::array();
  if (is_number(column)) {
    append_number(panel, column, properties);
  } else {
    properties.append(property("custom.filterable", true));
  }
  if (!column.mappings.empty()) properties.append(property("mappings", mappings(column.mappings)));
  if (is_judged(column)) {
    // A cell that is well needs no colour.
    const bool well = column.base.value_or(model::Tone::Good) == model::Tone::Good;
    const auto base =
        well ? std::string{"transparent"} : base_colour(column.thresholds, column.base, "text");
    properties.append(property("thresholds", thresholds(column.thresholds, base)));
    properties.append(property("custom.cellOptions", cell_options(column)));
  }
  if (column.width) properties.append(property("custom.width", *column.width));
  if (!column.links.empty()) properties.append(property("links", data_links(panel, column)));
  return properties;
}

Value overrides(const model::Panel& panel) {
  auto list = Value::array();
  for (const auto& column : panel.table.columns) {
    auto properties = properties_of(panel, column);
    if (!properties.as_array()->empty())
      list.append(override_by("byName", column.title, std::move(properties)));
  }
  return list;
}

Value transformation(std::string_view id, Value options) {
  return Value::object({{"id", id}, {"options", std::move(options)}});
}

const TableColumn* sorted_column(const model::TableLayout& table) {
  const auto it = std::ranges::find(table.columns, table.sort_by, &TableColumn::title);
  return it == table.columns.end() ? nullptr : &*it;
}

void append_limit(const model::Panel& panel, Value& steps) {
  const auto& table = panel.table;
  if (!table.limit) return;
  if (const auto* column = sorted_column(table)) {
    auto sort = Value::object({{"desc", table.order == model::SortOrder::Descending},
                               {"field", field_of(panel, *column)}});
    steps.append(transformation(
        "sortBy",
        Value::object({{"fields", Value::object()}, {"sort", Value::array({std::move(sort)})}})));
  }
  steps.append(transformation("limit", Value::object({{"limitField", *table.limit}})));
}

Value transformations(const model::Panel& panel) {
  auto steps = Value::array();
  if (panel.queries.size() > 1) steps.append(transformation("merge", Value::object()));
  append_limit(panel, steps);
  auto names = Value::array();
  auto index = Value::object();
  auto rename = Value::object();
  std::int64_t position = 0;
  for (const auto& column : panel.table.columns) {
    const auto field = field_of(panel, column);
    names.append(field);
    index.set(field, position++);
    rename.set(field, column.title);
  }
  steps.append(
      transformation("filterFieldsByName",
                     Value::object({{"include", Value::object({{"names", std::move(names)}})}})));
  steps.append(transformation("organize", Value::object({{"excludeByName", Value::object()},
                                                         {"indexByName", std::move(index)},
                                                         {"renameByName", std::move(rename)}})));
  return steps;
}

Value sorting(const model::TableLayout& table) {
  if (table.sort_by.empty()) return Value::array();
  return Value::array({Value::object(
      {{"desc", table.order == model::SortOrder::Descending}, {"displayName", table.sort_by}})});
}

}  // namespace

ViewJson table_view(const model::Panel& panel) {
  auto defaults = field_defaults(panel, "text");
  defaults.set("color", colour_mode("thresholds"));
  defaults.set("custom", Value::object({{"align", "auto"},
                                        {"cellOptions", Value::object({{"type", "auto"}})},
                                        {"filterable", false},
                                        {"hideFrom", hide_nothing()},
                                        {"inspect", false}}));
  return {.type = "table",
          .options = Value::object(
              {{"cellHeight", "sm"}, {"showHeader", true}, {"sortBy", sorting(panel.table)}}),
          .field_config =
              Value::object({{"defaults", std::move(defaults)}, {"overrides", overrides(panel)}}),
          .transformations = transformations(panel)};
}

}  // namespace obsgen::emit
