#include "check/result_types.h"

#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "model/origin.h"
#include "promql/parse.h"
#include "promql/print.h"
#include "promql/types.h"

namespace obsgen::check {

namespace {

using promql::Expr;
using promql::ValueType;

/// What is about to be written, and whom a problem of it is told.
struct Writing {
  std::string_view area{};  // dashboard or alert
  promql::Dialect dialect{};
  Place place{};
};

/// Why the text of the expression is not what the expression is; absent when it is.
std::optional<std::string> misread(const Expr& expr, const std::string& text,
                                   promql::Dialect dialect) {
  const auto read = promql::parse(text, dialect);
  for (const Diagnostic& problem : read.diagnostics)
    if (is_error(problem)) return problem.message;
  const bool same = read.value && promql::type_of(*read.value) == promql::type_of(expr) &&
                    promql::print(*read.value) == text;
  if (!same) return "something else is read";
  return std::nullopt;
}

void check_read_again(const Expr& expr, const Writing& writing, Diagnostics& out) {
  const auto text = promql::print(expr);
  const auto why = misread(expr, text, writing.dialect);
  if (!why) return;
  out.push_back({.code = fmt::format("{}/unreadable", writing.area),
                 .place = writing.place,
                 .message = fmt::format("what is made of this cannot be written: {}", *why),
                 .notes = {{fmt::format("in {}", text)}}});
}

Diagnostic on_a_number(const model::AlertingRule& rule) {
  const auto what = fmt::format("the alert '{}' is on a number, not on a vector", rule.id);
  return {.code = "alert/scalar",
          .place = rule.place,
          .message = rule.threshold ? what + ": Prometheus refuses to compare numbers"
                                    : what + ": it would fire always",
          .help = "leave 'scalar' away in its signal, or make it 'vector(…)'",
          .notes = {{fmt::format("the signal '{}' is a number", rule.signal),
                     model::place_of(rule.origin, rule.query.span)}}};
}

void check_alert(const model::AlertingRule& rule, Diagnostics& out) {
  if (promql::type_of(rule.query) == ValueType::Scalar) {
    out.push_back(on_a_number(rule));
    return;
  }
  check_read_again(model::condition(rule), {"alert", promql::Dialect::Plain, rule.place}, out);
}

void check_drawn(const model::Dashboard& dashboard, Diagnostics& out) {
  const auto check = [&](const Expr& expr, const Place& place) {
    check_read_again(expr, {"dashboard", promql::Dialect::Template, place}, out);
  };
  for (const auto& annotation : dashboard.annotations)
    check(annotation.expr, annotation.place);
  for (const auto& row : dashboard.rows) {
    for (const auto& panel : row.panels) {
      for (const auto& query : panel.queries)
        check(query.expr, query.place);
    }
  }
}

std::string_view remedy(ValueType type) {
  return type == ValueType::Matrix ? "apply a function such as rate or max_over_time to it"
                                   : "write an expression of metrics";
}

}  // namespace

Diagnostics check_signal_types(const model::Catalog& release) {
  Diagnostics out;
  for (const auto& signal : release.signals) {
    const auto* definition = std::get_if<model::ExprDefinition>(&signal.definition);
    if (definition == nullptr) continue;
    const auto type = promql::type_of(definition->expr);
    if (type != ValueType::Matrix && type != ValueType::String) continue;
    out.push_back({.code = "promql/result-type",
                   .place = place_in_file(definition->source, definition->expr.span),
                   .message = fmt::format("the signal '{}' is {}, not an instant vector",
                                          signal.name, promql::with_article(type)),
                   .help = std::string{remedy(type)}});
  }
  return out;
}

Diagnostics check_written(const std::vector<model::Dashboard>& dashboards,
                          const model::RulePlan& rules) {
  Diagnostics out;
  for (const auto& dashboard : dashboards)
    check_drawn(dashboard, out);
  for (const auto& group : rules.groups) {
    for (const auto& rule : group.rules) {
      std::visit(
          Overloaded{
              [&](const model::RecordingRule& record) {
                check_read_again(record.expr, {"alert", promql::Dialect::Plain, record.place}, out);
              },
              [&](const model::AlertingRule& alert) { check_alert(alert, out); }},
          rule);
    }
  }
  return out;
}

}  // namespace obsgen::check
