#include "catalog/read/panel_content.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "base/text.h"
#include "catalog/read/names.h"
#include "catalog/read/template.h"
#include "catalog/read/value_names.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;
using model::SortOrder;

constexpr std::array kPanelContents{"signal"sv, "signals"sv, "columns"sv, "metric"sv, "text"sv};
constexpr std::array kPanelContentKeys{"signal"sv, "signals"sv, "columns"sv, "metric"sv, "text"sv,
                                       "legend"sv, "by"sv,      "key"sv,     "sort"sv};
constexpr std::array kUseRequired{"signal"sv};
constexpr std::array kUseOptional{"legend"sv, "by"sv};
constexpr std::array kColumnOptional{"title"sv, "unit"sv, "by"sv};
constexpr std::array kKeyRequired{"title"sv};
constexpr std::array kKeyOptional{"values"sv, "width"sv};
constexpr std::uint32_t kMaxPixels = 2000;
constexpr std::array kSortRequired{"column"sv};
constexpr std::array kSortOptional{"order"sv};
constexpr std::array kOrders{"ascending"sv, "descending"sv};

model::SignalUse use_of(std::string signal, const Fields& fields) {
  return {.signal = std::move(signal),
          .legend = fields.get("legend", read_legend),
          .by = fields.get("by", read_label_refs),
          .place = fields.place_of("signal")};
}

/// A name, or `{signal, legend, by}`.
std::optional<model::SignalUse> read_use(const Node& node, Diagnostics& diagnostics) {
  if (!std::holds_alternative<document::Mapping>(node.value)) {
    auto name = read_signal_name(node, diagnostics);
    if (!name) return std::nullopt;
    return model::SignalUse{.signal = *std::move(name), .place = node.place};
  }
  const auto fields = open(node, {"a signal of a panel", kUseRequired, kUseOptional}, diagnostics);
  auto use = use_of(fields->get("signal", read_signal_name).value_or(""), *fields);
  return use.signal.empty() ? std::nullopt : std::optional{std::move(use)};
}

std::optional<model::ColumnSpec> read_column(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"a column", kUseRequired, kColumnOptional}, diagnostics);
  if (!fields) return std::nullopt;
  const auto signal = fields->get("signal", read_signal_name);
  model::ColumnSpec column{.use = use_of(signal.value_or(""), *fields),
                           .title = fields->get("title", read_line).value_or(""),
                           .unit = fields->get("unit", read_unit)};
  return signal ? std::optional{std::move(column)} : std::nullopt;
}

std::optional<SortOrder> read_order(const Node& node, Diagnostics& diagnostics) {
  const auto index = read_word(node, "order", kOrders, diagnostics);
  if (!index) return std::nullopt;
  return *index == 0 ? SortOrder::Ascending : SortOrder::Descending;
}

std::optional<model::SortSpec> read_sort(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"a sort", kSortRequired, kSortOptional}, diagnostics);
  if (!fields) return std::nullopt;
  auto column = fields->get("column", read_line);
  const auto order = fields->get("order", read_order).value_or(SortOrder::Descending);
  if (!column) return std::nullopt;
  return model::SortSpec{
      .column = *std::move(column), .order = order, .place = fields->place_of("column")};
}

/// A heading, or `{title, values}`.
model::KeyColumn read_key_column(const document::Entry& entry, Diagnostics& diagnostics) {
  model::KeyColumn column{.title = entry.name()};
  if (!std::holds_alternative<document::Mapping>(entry.value.value)) {
    if (auto title = read_line(entry.value, diagnostics)) column.title = *std::move(title);
    return column;
  }
  const auto fields = open(entry.value, {"a key's label", kKeyRequired, kKeyOptional}, diagnostics);
  if (!fields) return column;
  if (auto title = fields->get("title", read_line)) column.title = *std::move(title);
  if (auto values = fields->get("values", read_value_names)) column.values = *std::move(values);
  column.width = fields->get("width", CountReader{.max = kMaxPixels});
  return column;
}

std::optional<std::vector<model::KeyColumn>> read_key(const Node& node, Diagnostics& diagnostics) {
  const auto* mapping = read_entries(node, diagnostics);
  if (mapping == nullptr) return std::nullopt;
  std::vector<model::KeyColumn> key;
  for (const document::Entry& entry : mapping->entries) {
    auto column = read_key_column(entry, diagnostics);
    auto label = read_label_ref(key_node(entry), diagnostics);
    if (!label) continue;
    column.label = *std::move(label);
    key.push_back(std::move(column));
  }
  return key;
}

void check_sort(const model::TableSpec& table, const Fields& panel) {
  if (!table.sort) return;
  std::vector<std::string> titles;
  for (const model::KeyColumn& column : table.key)
    titles.push_back(column.title);
  for (const model::ColumnSpec& column : table.columns)
    titles.push_back(column.title.empty() ? column.use.signal : column.title);
  if (std::ranges::find(titles, table.sort->column) != titles.end()) return;
  panel.diagnostics().push_back(
      {.code = "catalog/unknown-column",
       .place = table.sort->place,
       .message = fmt::format("the table has no column '{}'", table.sort->column),
       .help = did_you_mean(table.sort->column, titles, panel.diagnostics())});
}

std::optional<PanelContent> read_table(const Fields& panel) {
  const auto before = panel.diagnostics().size();
  model::TableSpec table{
      .key = panel.get("key", read_key).value_or(std::vector<model::KeyColumn>{}),
      .columns =
          panel.get("columns", list_of(read_column)).value_or(std::vector<model::ColumnSpec>{}),
      .sort = panel.get("sort", read_sort)};
  if (!panel.has("key")) {
    panel.diagnostics().push_back({.code = "catalog/missing-key",
                                   .place = panel.place_of_key("columns"),
                                   .message = "a table of columns needs 'key'",
                                   .help = "the labels that make a row, with their headings"});
  }
  if (clean_since(panel.diagnostics(), before)) check_sort(table, panel);
  return PanelContent{std::move(table)};
}

std::optional<PanelContent> read_uses(const Fields& panel, std::string_view kind) {
  using Uses = std::vector<model::SignalUse>;
  if (kind == "signals") {
    auto uses = panel.get("signals", list_of(read_use));
    return uses ? std::optional{PanelContent{*std::move(uses)}} : std::nullopt;
  }
  auto signal = panel.get("signal", read_signal_name);
  auto use = use_of(signal.value_or(""), panel);
  return signal ? std::optional{PanelContent{Uses{std::move(use)}}} : std::nullopt;
}

bool belongs(std::string_view key, std::string_view content) {
  if (key == "legend" || key == "by") return content == "signal";
  return content == "columns";
}

void check_belonging(const Fields& panel, std::string_view content) {
  for (const std::string_view key : {"legend"sv, "by"sv, "key"sv, "sort"sv}) {
    if (!panel.has(key) || belongs(key, content)) continue;
    const bool each = content == "signals" && (key == "legend" || key == "by");
    panel.diagnostics().push_back(
        {.code = "catalog/misplaced-key",
         .place = panel.place_of_key(key),
         .message = fmt::format("'{}' does nothing beside '{}'", key, content),
         .help = each ? fmt::format("set it on one of the signals: {{signal: …, {}: …}}", key)
                      : fmt::format("it goes with '{}'",
                                    belongs(key, "signal") ? "signal" : "columns")});
  }
}

/// Views of a kind of content; nothing when any but `text` and `alerts` will do.
std::optional<model::View> only_view(const PanelContent& content) {
  using View = std::optional<model::View>;
  return std::visit(
      Overloaded{[](const std::vector<model::SignalUse>&) -> View { return std::nullopt; },
                 [](const model::TableSpec&) -> View { return model::View::Table; },
                 [](const model::TextSpec&) -> View { return model::View::Text; },
                 [](const model::AlertsSpec&) -> View { return model::View::Alerts; },
                 [](const model::MetricSpec&) -> View { return std::nullopt; }},
      content);
}

std::optional<PanelContent> read_content_of(const Fields& panel, std::string_view kind) {
  if (kind == "columns") return read_table(panel);
  if (kind == "text") {
    auto text = panel.get("text", read_prose);
    return text ? std::optional{PanelContent{model::TextSpec{*std::move(text)}}} : std::nullopt;
  }
  if (kind != "metric") return read_uses(panel, kind);
  auto metric = panel.get("metric", read_metric_name);
  if (!metric) return std::nullopt;
  return PanelContent{model::MetricSpec{*std::move(metric), panel.place_of("metric")}};
}

}  // namespace

std::span<const std::string_view> content_keys() { return kPanelContentKeys; }

std::optional<PanelContent> read_panel_content(const Fields& panel) {
  const bool bare =
      std::ranges::none_of(kPanelContents, [&](std::string_view key) { return panel.has(key); });
  if (bare && panel.has("view")) {
    const auto view = panel.get("view", one_of("view", model::kViews));
    if (view == model::View::Alerts) check_belonging(panel, "view: alerts");
    if (view == model::View::Alerts) return PanelContent{model::AlertsSpec{}};
    if (!view) return std::nullopt;
  }
  const auto kind = exactly_one(panel, "a panel", kPanelContents);
  if (bare) panel.diagnostics().back().help = "or 'view: alerts'";
  if (!kind) return std::nullopt;
  check_belonging(panel, *kind);
  auto content = read_content_of(panel, *kind);
  if (content) check_view(*content, panel);
  return content;
}

void check_view(const PanelContent& content, const Fields& panel) {
  const auto view = panel.get("view", one_of("view", model::kViews));
  if (!view) return;
  const auto only = only_view(content);
  const auto drawing = model::traits(*view).drawing;
  const bool special = drawing == model::Drawing::Words || drawing == model::Drawing::Alerts;
  if (only ? *view == *only : !special) return;
  panel.diagnostics().push_back(
      {.code = "catalog/misplaced-key",
       .place = panel.place_of("view"),
       .message = fmt::format("what the panel has cannot be shown as '{}'", to_string(*view)),
       .help =
           only ? fmt::format("leave 'view' away: it is '{}'", to_string(*only)) : std::string{}});
}

std::string default_panel_id(const PanelContent& content, std::string_view title) {
  return std::visit(Overloaded{[&](const std::vector<model::SignalUse>& uses) {
                                 return uses.empty() ? slug(title) : uses.front().signal;
                               },
                               [&](const model::TableSpec& table) {
                                 return table.columns.empty() ? slug(title)
                                                              : table.columns.front().use.signal;
                               },
                               [&](const model::TextSpec&) { return slug(title); },
                               [&](const model::AlertsSpec&) {
                                 return title.empty() ? std::string{"alerts"} : slug(title);
                               },
                               [&](const model::MetricSpec& metric) { return metric.metric; }},
                    content);
}

}  // namespace obsgen::catalog
