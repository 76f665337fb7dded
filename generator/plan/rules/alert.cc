#include "plan/rules/alert.h"

#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "plan/query/terms.h"
#include "plan/rules/template.h"
#include "plan/words/alert_names.h"
#include "template/change.h"

namespace obsgen::plan {

namespace {

model::TemplateMap links(const model::AlertingRule& rule, const model::Operator& who) {
  model::TemplateMap annotations;
  const auto add = [&](std::string name, const std::string& url) {
    if (!url.empty()) annotations.emplace_back(std::move(name), templates::literal(url));
  };
  add("runbook_url", runbook_url(who, rule.alert));
  if (rule.panel) add("dashboard_url", panel_url(who, *rule.panel));
  return annotations;
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

model::AlertingRule alerting_rule(const model::Alert& alert, const Query& query,
                                  const AlertContext& context, Diagnostics& diagnostics) {
  const auto known = template_labels(query);
  model::AlertingRule rule{.alert = full_name(context.release().who, alert),
                           .id = alert.name,
                           .query = query.expr,
                           .threshold = alert.threshold,
                           .origin = query.origin,
                           .hold = alert.hold,
                           .keep_firing = alert.keep_firing,
                           .labels = rule_labels(alert, known, diagnostics),
                           .annotations = {},
                           .panel = context.panels.first_showing(alert.signal),
                           .signal = alert.signal,
                           .place = alert.place};
  if (!alert.summary.nodes.empty())
    rule.annotations.emplace_back(
        "summary",
        name_operator(name_labels(alert.summary, known, diagnostics), context.release()));
  if (!alert.description.nodes.empty())
    rule.annotations.emplace_back(
        "description",
        name_operator(name_labels(alert.description, known, diagnostics), context.release()));
  for (auto& link : links(rule, context.release().who))
    rule.annotations.push_back(std::move(link));
  return rule;
}

}  // namespace obsgen::plan
