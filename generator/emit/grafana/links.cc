#include "emit/grafana/links.h"

#include <string>
#include <variant>

#include <fmt/format.h>

#include "base/overloaded.h"

namespace obsgen::emit {

using document::Value;

namespace {

/// Grafana fills in the cells of the row, which it knows by the titles of their columns.
std::string narrowed_url(const model::NarrowedDashboard& target, const model::TableLayout& table) {
  auto url = fmt::format("/d/{}?${{__url_time_range}}&${{datasource:queryparam}}", target.uid);
  for (const auto& variable : target.kept)
    url += fmt::format("&${{{}:queryparam}}", variable);
  for (const auto& [variable, column] : target.by) {
    url += fmt::format("&var-{}=${{__data.fields[\"{}\"]:percentencode}}", variable,
                       table.columns.at(column).title);
  }
  return url;
}

std::string url_of(const model::Link& link, const model::TableLayout& table) {
  return std::visit(
      Overloaded{
          [](const model::WebPage& page) { return page.url; },
          [&](const model::NarrowedDashboard& target) { return narrowed_url(target, table); },
          [](const model::AlertRules&) {
            return std::string{"/alerting/list?search=${__value.text:percentencode}"};
          }},
      link.target);
}

}  // namespace

Value panel_links(const model::Panel& panel) {
  auto list = Value::array();
  for (const auto& link : panel.links) {
    list.append(Value::object({{"asDropdown", false},
                               {"icon", "external link"},
                               {"includeVars", false},
                               {"keepTime", false},
                               {"tags", Value::array()},
                               {"targetBlank", true},
                               {"title", link.title},
                               {"tooltip", ""},
                               {"type", "link"},
                               {"url", url_of(link, panel.table)}}));
  }
  return list;
}

Value data_links(const model::Panel& panel, const model::TableColumn& column) {
  auto list = Value::array();
  for (const auto& link : column.links) {
    list.append(Value::object(
        {{"targetBlank", false}, {"title", link.title}, {"url", url_of(link, panel.table)}}));
  }
  return list;
}

}  // namespace obsgen::emit
