#include "emit/grafana/variables.h"

#include <string>

#include <fmt/format.h>

#include "emit/grafana/parts.h"
#include "promql/print.h"

namespace obsgen::emit {

using document::Value;

namespace {

Value datasource_variable(const std::string& name) {
  const std::string chosen = name.empty() ? "default" : name;
  return Value::object(
      {{"current",
        Value::object({{"selected", !name.empty()}, {"text", chosen}, {"value", chosen}})},
       {"hide", 0},
       {"includeAll", false},
       {"label", "Data source"},
       {"multi", false},
       {"name", "datasource"},
       {"options", Value::array()},
       {"query", "prometheus"},
       {"refresh", 1},
       {"regex", ""},
       {"skipUrlSync", false},
       {"type", "datasource"}});
}

Value chosen(const model::LabelVariable& variable) {
  const bool all = variable.value.empty();
  return Value::object({{"selected", true},
                        {"text", Value::array({all ? "All" : variable.value})},
                        {"value", Value::array({all ? "$__all" : variable.value})}});
}

Value label_variable(const model::LabelVariable& variable) {
  const auto query =
      fmt::format("label_values({}, {})", promql::print(variable.selector), variable.label);
  return Value::object(
      {{"allValue", variable.all},
       {"current", chosen(variable)},
       {"datasource", datasource()},
       {"definition", query},
       {"hide", 0},
       {"includeAll", true},
       {"label", variable.title},
       {"multi", true},
       {"name", variable.name},
       {"options", Value::array()},
       {"query", Value::object(
                     {{"query", query}, {"refId", "PrometheusVariableQueryEditor-VariableQuery"}})},
       {"refresh", 2},  // also when the time range changes
       {"regex", ""},
       {"skipUrlSync", false},
       {"sort", 1},
       {"type", "query"}});
}

Value own_annotations() {
  return Value::object(
      {{"builtIn", 1},
       {"datasource", Value::object({{"type", "grafana"}, {"uid", "-- Grafana --"}})},
       {"enable", true},
       {"hide", true},
       {"iconColor", "rgba(0, 211, 255, 1)"},
       {"name", "Annotations & Alerts"},
       {"type", "dashboard"}});
}

/// `expr` and `step` beside the target are for Grafana 10.
Value annotation(const model::AnnotationQuery& query, const std::string& interval) {
  const auto expr = promql::print(query.expr);
  return Value::object(
      {{"datasource", datasource()},
       {"enable", query.enabled},
       {"expr", expr},
       {"hide", false},
       {"iconColor", colour_name({query.tone})},
       {"name", query.title},
       {"step", interval},
       {"tagKeys", ""},
       {"target", Value::object({{"expr", expr}, {"interval", interval}, {"refId", "Anno"}})},
       {"textFormat", ""},
       {"titleFormat", templates::print(query.text)},
       {"useValueForTime", false}});
}

}  // namespace

Value variables_json(const model::Dashboard& dashboard) {
  auto list = Value::array({datasource_variable(dashboard.datasource)});
  for (const auto& variable : dashboard.variables)
    list.append(label_variable(variable));
  return list;
}

Value annotations_json(const model::Dashboard& dashboard, const std::string& interval) {
  auto list = Value::array({own_annotations()});
  for (const auto& query : dashboard.annotations)
    list.append(annotation(query, interval));
  return list;
}

}  // namespace obsgen::emit
