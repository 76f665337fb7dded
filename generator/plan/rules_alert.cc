#include "plan/rules_alert.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "plan/rules_template.h"
#include "plan/terms.h"
#include "template/change.h"

namespace obsgen::plan {

namespace {

using promql::BinaryOp;

BinaryOp operator_of(model::Comparison comparison) {
  switch (comparison) {
    case model::Comparison::Above:
      return BinaryOp::Greater;
    case model::Comparison::Below:
      return BinaryOp::Less;
    case model::Comparison::Equals:
      return BinaryOp::Equal;
  }
  return {};
}

/// Arithmetic binds closer than a comparison; anything else that has two sides does not.
bool needs_parentheses(const promql::Expr& expr) {
  const auto* binary = std::get_if<promql::Binary>(&expr.node);
  if (binary == nullptr) return false;
  switch (binary->op) {
    case BinaryOp::Add:
    case BinaryOp::Subtract:
    case BinaryOp::Multiply:
    case BinaryOp::Divide:
    case BinaryOp::Modulo:
    case BinaryOp::Power:
    case BinaryOp::Atan2:
      return false;
    case BinaryOp::Equal:
    case BinaryOp::NotEqual:
    case BinaryOp::Greater:
    case BinaryOp::Less:
    case BinaryOp::GreaterEqual:
    case BinaryOp::LessEqual:
    case BinaryOp::TrimUpper:
    case BinaryOp::TrimLower:
    case BinaryOp::And:
    case BinaryOp::Or:
    case BinaryOp::Unless:
      return true;
  }
  return true;
}

/// A panel as links name it.
struct PanelRef {
  std::string uid{};
  std::uint32_t id = 0;
};

bool shows(const model::Panel& panel, std::string_view signal) {
  return std::ranges::find(panel.queries, signal, &model::PanelQuery::signal) !=
         panel.queries.end();
}

std::optional<PanelRef> find_panel(const std::vector<model::Dashboard>& dashboards,
                                   std::string_view signal) {
  for (const model::Dashboard& dashboard : dashboards) {
    for (const model::Row& row : dashboard.rows) {
      const auto panel = std::ranges::find_if(
          row.panels, [&](const model::Panel& candidate) { return shows(candidate, signal); });
      if (panel != row.panels.end()) return PanelRef{dashboard.uid, panel->id};
    }
  }
  return std::nullopt;
}

/// RFC 3986: everything but unreserved characters is escaped.
std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') ||
                            std::string_view{"-._~"}.find(c) != std::string_view::npos;
    if (unreserved) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

templates::Template runbook_url(std::string_view pattern, std::string_view alert) {
  static constexpr std::string_view kHole = "{alert}";
  std::string url;
  for (auto at = pattern.find(kHole); at != std::string_view::npos; at = pattern.find(kHole)) {
    url.append(pattern.substr(0, at)).append(percent_encoded(alert));
    pattern.remove_prefix(at + kHole.size());
  }
  return templates::literal(url.append(pattern));
}

templates::Template panel_url(std::string_view grafana, const PanelRef& panel) {
  while (grafana.ends_with('/'))
    grafana.remove_suffix(1);
  return templates::literal(fmt::format("{}/d/{}?viewPanel={}", grafana, panel.uid, panel.id));
}

model::TemplateMap links(const std::string& alert, std::string_view signal,
                         const AlertContext& context) {
  const model::Operator& who = context.release.who;
  model::TemplateMap annotations;
  if (!who.runbooks.empty())
    annotations.emplace_back("runbook_url", runbook_url(who.runbooks, alert));
  const auto panel = find_panel(context.dashboards, signal);
  if (!panel) return annotations;
  if (!who.grafana.empty())
    annotations.emplace_back("dashboard_url", panel_url(who.grafana, *panel));
  annotations.emplace_back("__dashboardUid__", templates::literal(panel->uid));
  annotations.emplace_back("__panelId__", templates::literal(std::to_string(panel->id)));
  return annotations;
}

std::string replaced(std::string text, std::string_view hole, const std::string& filling) {
  for (auto at = text.find(hole); at != std::string::npos;
       at = text.find(hole, at + filling.size()))
    text.replace(at, hole.size(), filling);
  return text;
}

/// The labels of the operator's Service as `kubectl -l` takes them.
std::string selector_of(const model::Scrape& scrape) {
  std::string text;
  for (const auto& [name, value] : scrape.service)
    text += fmt::format("{}{}={}", text.empty() ? "" : ",", name, value);
  return text;
}

/// `source` with the operator's name for `{operator}` and its Service's labels for `{selector}`.
templates::Template name_operator(templates::Template source, const model::Catalog& release) {
  return templates::map_texts(std::move(source), [&](std::string_view text) {
    auto named = replaced(std::string{text}, "{operator}", release.who.name);
    return replaced(std::move(named), "{selector}", selector_of(release.scrape));
  });
}

model::TemplateMap rule_labels(const model::Alert& alert, const TemplateLabels& known,
                               Diagnostics& diagnostics) {
  model::TemplateMap labels{{"severity", templates::literal(to_string(alert.severity))}};
  for (const auto& [name, value] : alert.labels)
    labels.emplace_back(name, name_labels(value, known, diagnostics));
  return labels;
}

}  // namespace

std::string full_name(const model::Catalog& release, const model::Alert& alert) {
  return release.who.alert_prefix + alert.name;
}

promql::Expr compared(promql::Expr expr, const std::optional<model::Threshold>& threshold) {
  if (!threshold) return expr;
  if (needs_parentheses(expr)) expr = paren(std::move(expr));
  return binary(operator_of(threshold->comparison), std::move(expr), number(threshold->value));
}

model::AlertingRule alerting_rule(const model::Alert& alert, const Query& query,
                                  const AlertContext& context, Diagnostics& diagnostics) {
  const auto known = template_labels(context.release, query);
  model::AlertingRule rule{.alert = full_name(context.release, alert),
                           .id = alert.name,
                           .expr = compared(query.expr, alert.threshold),
                           .hold = alert.hold,
                           .keep_firing = alert.keep_firing,
                           .labels = rule_labels(alert, known, diagnostics),
                           .annotations = {},
                           .signal = alert.signal,
                           .place = alert.place};
  if (!alert.summary.nodes.empty())
    rule.annotations.emplace_back(
        "summary", name_operator(name_labels(alert.summary, known, diagnostics), context.release));
  if (!alert.description.nodes.empty())
    rule.annotations.emplace_back(
        "description",
        name_operator(name_labels(alert.description, known, diagnostics), context.release));
  for (auto& link : links(rule.alert, alert.signal, context))
    rule.annotations.push_back(std::move(link));
  return rule;
}

}  // namespace obsgen::plan
