#include "catalog/read/row.h"

#include <array>

#include <fmt/format.h>

#include "catalog/read/names.h"
#include "catalog/read/panel.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kRowContents{"panels"sv, "use"sv, "rest"sv};
constexpr std::array kRowKeys{"panels"sv,    "use"sv,    "rest"sv,  "title"sv,
                              "collapsed"sv, "repeat"sv, "since"sv, "until"sv};
constexpr std::array kNamedRequired{"title"sv, "panels"sv};
constexpr std::array kNamedOptional{"collapsed"sv, "repeat"sv, "since"sv, "until"sv, "override"sv};

struct RowName {
  std::string library{};
  std::string row{};
};

/// `library/row` or `row`.
std::optional<RowName> read_row_name(const Node& node, Diagnostics& diagnostics) {
  const auto text = read_line(node, diagnostics);
  if (!text) return std::nullopt;
  const auto slash = text->find('/');
  const auto row = slash == std::string::npos ? *text : text->substr(slash + 1);
  const auto library = slash == std::string::npos ? std::string{} : text->substr(0, slash);
  const auto is_name = [&](const std::string& name) {
    Diagnostics unheard;
    const document::Scalar scalar{.style = document::ScalarStyle::DoubleQuoted,
                                  .fragment = {.text = name}};
    return read_dns_name({.value = scalar, .place = node.place}, unheard).has_value();
  };
  if (is_name(row) && (slash == std::string::npos || is_name(library)))
    return RowName{.library = library, .row = row};
  diagnostics.push_back({.code = "catalog/name",
                         .place = node.place,
                         .message = fmt::format("'{}' is not the name of a row", *text),
                         .help = "a name, or library/name; names are of lower-case letters, "
                                 "digits and '-'"});
  return std::nullopt;
}

std::optional<bool> read_rest(const Node& node, Diagnostics& diagnostics) {
  const auto rest = read_bool(node, diagnostics);
  if (!rest || *rest) return rest;
  diagnostics.push_back({.code = "catalog/out-of-range",
                         .place = node.place,
                         .message = "'rest' can only be true",
                         .help = "leave the row away"});
  return std::nullopt;
}

model::PanelsRow read_panels(const Fields& fields) {
  return {.title = fields.get("title", read_line).value_or(""),
          .panels =
              fields.get("panels", list_of(read_panel)).value_or(std::vector<model::PanelSpec>{})};
}

void require_title(const Fields& fields) {
  if (fields.has("title")) return;
  fields.diagnostics().push_back({.code = "catalog/missing-key",
                                  .place = fields.place(),
                                  .message = "a row of its own needs 'title'"});
}

using Content = decltype(model::RowSpec::content);

std::optional<Content> read_content(const Fields& fields) {
  const auto kind = exactly_one(fields, "a row", kRowContents);
  if (!kind) return std::nullopt;
  if (*kind == "use") {
    auto name = fields.get("use", read_row_name);
    if (!name) return std::nullopt;
    return model::UsedRow{.library = std::move(name->library),
                          .row = std::move(name->row),
                          .title = fields.get("title", read_line).value_or("")};
  }
  require_title(fields);
  if (*kind == "panels") return read_panels(fields);
  if (!fields.get("rest", read_rest)) return std::nullopt;
  return model::RestRow{.title = fields.get("title", read_line).value_or("")};
}

model::RowSpec settings_of(const Fields& fields, Place place) {
  return {.collapsed = fields.get("collapsed", read_bool),
          .repeat = fields.get("repeat", read_label_ref),
          .lifetime = read_lifetime(fields),
          .place = place};
}

void tag_library(model::PanelsRow& row, std::string_view library) {
  for (model::PanelSpec& panel : row.panels)
    panel.library = library;
}

}  // namespace

std::optional<model::RowSpec> read_row(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"a row", {}, kRowKeys}, diagnostics);
  if (!fields) return std::nullopt;
  auto row = settings_of(*fields, node.place);
  auto content = read_content(*fields);
  if (!content) return std::nullopt;
  if (std::holds_alternative<model::UsedRow>(*content)) row.place = fields->place_of("use");
  row.content = *std::move(content);
  return row;
}

std::optional<Item<model::NamedRow>> read_named_row(const document::Entry& entry,
                                                    std::string_view library,
                                                    Diagnostics& diagnostics) {
  const auto name = read_row_name(key_node(entry), diagnostics);
  const auto fields =
      open(entry.value, {"a named row", kNamedRequired, kNamedOptional}, diagnostics);
  if (!fields) return std::nullopt;
  model::NamedRow row{.row = settings_of(*fields, entry.key_place), .place = entry.key_place};
  auto panels = read_panels(*fields);
  const bool overrides = fields->get("override", read_bool).value_or(false);
  if (!name) return std::nullopt;
  row.name = name->row;
  row.library = name->library.empty() ? std::string{library} : name->library;
  tag_library(panels, row.library);
  row.row.content = std::move(panels);
  if (row.library != library && !overrides) {
    diagnostics.push_back({.code = "catalog/name",
                           .place = entry.key_place,
                           .message = fmt::format("'{}' is a row of another library", entry.name()),
                           .help = "'override: true' replaces it"});
  }
  return Item<model::NamedRow>{.value = std::move(row), .overrides = overrides};
}

std::string qualified_row(std::string_view library, std::string_view row) {
  std::string text{library};
  return (library.empty() ? text : text.append("/")).append(row);
}

}  // namespace obsgen::catalog
