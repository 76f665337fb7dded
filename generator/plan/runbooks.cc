#include "plan/runbooks.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "model/scrape.h"
#include "plan/query.h"
#include "plan/runbook_text.h"

namespace obsgen::plan {

namespace {

using Rules = std::map<std::string_view, const model::AlertingRule*>;

/// The alerting rules by the ids of their alerts.
Rules alerting_rules(const model::RulePlan& plan) {
  Rules rules;
  for (const model::RuleGroup& group : plan.groups) {
    for (const auto& rule : group.rules) {
      if (const auto* alerting = std::get_if<model::AlertingRule>(&rule))
        rules.emplace(alerting->id, alerting);
    }
  }
  return rules;
}

templates::Template annotation(const model::AlertingRule& rule, std::string_view name) {
  const auto it = std::ranges::find(
      rule.annotations, name, [](const auto& entry) { return std::string_view{entry.first}; });
  return it == rule.annotations.end() ? templates::Template{} : it->second;
}

std::string prose(const model::AlertingRule& rule, std::string_view name) {
  return without_actions(annotation(rule, name), Placeholder::Bracketed);
}

std::vector<model::RelatedAlert> causes_of(const model::Alert& alert, const Rules& rules) {
  std::vector<model::RelatedAlert> causes;
  for (const model::AlertRef& by : alert.explained_by) {
    const auto rule = rules.find(by.name);
    if (rule == rules.end()) continue;
    causes.push_back({rule->second->alert, prose(*rule->second, "summary")});
  }
  return causes;
}

const model::Panel* find_panel(const model::Dashboard& dashboard, std::string_view id) {
  for (const model::Row& row : dashboard.rows) {
    const auto panel = std::ranges::find_if(row.panels, [&](const model::Panel& candidate) {
      return std::to_string(candidate.id) == id;
    });
    if (panel != row.panels.end()) return &*panel;
  }
  return nullptr;
}

/// The panel that the rule's annotations name.
std::optional<model::Link> panel_of(const model::AlertingRule& rule, const AlertContext& context) {
  const auto uid = prose(rule, "__dashboardUid__");
  const auto dashboard = std::ranges::find(context.dashboards, uid, &model::Dashboard::uid);
  if (dashboard == context.dashboards.end()) return std::nullopt;
  const model::Panel* panel = find_panel(*dashboard, prose(rule, "__panelId__"));
  if (panel == nullptr) return std::nullopt;
  return model::Link{.title = fmt::format("{}, {}", dashboard->title, panel->title),
                     .url = prose(rule, "dashboard_url")};
}

std::vector<model::Explained> explained(const std::vector<std::string>& metrics,
                                        const model::Catalog& release) {
  std::vector<model::Explained> all;
  for (const std::string& name : metrics) {
    const model::Metric* metric = model::find_metric(release, name);
    if (metric != nullptr) all.push_back({name, metric->help});
  }
  return all;
}

void add_commands(model::Runbook& runbook, const templates::Template& description) {
  for (ShellCommand& command : commands_in(description)) {
    runbook.commands.push_back(std::move(command.text));
    for (std::string& label : command.variables) {
      if (std::ranges::find(runbook.variables, label) == runbook.variables.end())
        runbook.variables.push_back(std::move(label));
    }
  }
  std::ranges::sort(runbook.variables);
}

model::Runbook runbook_of(const model::Alert& alert, const model::AlertingRule& rule,
                          const AlertContext& context, const Query& query) {
  const model::Signal* signal = model::find_signal(context.release, alert.signal);
  model::Runbook runbook{.alert = rule.alert,
                         .severity = alert.severity,
                         .hold = alert.hold,
                         .summary = prose(rule, "summary"),
                         .meaning = prose(rule, "description"),
                         .impact = alert.impact,
                         .mitigation = alert.mitigation,
                         .signal = signal == nullptr ? std::string{} : signal->help,
                         .condition = rule.expr,
                         .query = query.expr,
                         .panel = panel_of(rule, context),
                         .metrics = explained(query.metrics, context.release)};
  add_commands(runbook, annotation(rule, "description"));
  return runbook;
}

/// A planned alert and the query of its signal.
struct Planned {
  const model::Alert* alert = nullptr;
  const model::AlertingRule* rule = nullptr;
  Query query;
};

/// Where a label of the query's result comes from: the target, or metrics of a library.
std::string origin_of(const std::string& label, const Query& query, const model::Catalog& release) {
  for (const std::string& name : query.metrics) {
    const model::Metric* metric = model::find_metric(release, name);
    if (metric == nullptr) continue;
    for (const model::Label& own : metric->labels) {
      if (model::label_after_scrape(release.scrape, *metric, own.name) == label)
        return "of " + metric->library;
    }
  }
  return "target";
}

/// Labels that mean the same in both results.
std::vector<std::string> common_labels(const Query& a, const Query& b,
                                       const model::Catalog& release) {
  std::vector<std::string> common;
  for (const std::string& label : a.labels) {
    const bool both = std::ranges::find(b.labels, label) != b.labels.end();
    const bool cluster = label == release.who.cluster_label;
    if (both && (cluster || origin_of(label, a, release) == origin_of(label, b, release)))
      common.push_back(label);
  }
  std::erase(common, "job");  // one operator's rules speak of one job
  return common;
}

std::vector<model::Inhibition> inhibitions_of(const std::vector<Planned>& planned,
                                              const model::Catalog& release) {
  using Labels = std::vector<std::string>;
  std::map<std::pair<Labels, Labels>, Labels> alerts;  // by causes and equal labels
  for (const Planned& target : planned) {
    std::map<Labels, Labels> causes;  // by equal labels
    for (const Planned& cause : planned) {
      const auto& by = target.alert->explained_by;
      const bool explains =
          std::ranges::find(by, cause.alert->name, &model::AlertRef::name) != by.end();
      if (!explains || cause.alert->severity != model::AlertSeverity::Critical) continue;
      causes[common_labels(cause.query, target.query, release)].push_back(cause.rule->alert);
    }
    for (auto& [equal, names] : causes)
      alerts[{std::move(names), equal}].push_back(target.rule->alert);
  }
  std::vector<model::Inhibition> inhibitions;
  for (auto& [key, names] : alerts)
    inhibitions.push_back({key.first, std::move(names), key.second});
  return inhibitions;
}

std::vector<Planned> plan_alerts(const model::Catalog& release, const Rules& rules,
                                 Diagnostics& diagnostics) {
  std::vector<Planned> planned;
  for (const model::Alert& alert : release.alerts) {
    const auto rule = rules.find(alert.name);
    if (rule == rules.end()) continue;
    const model::SignalUse use{.signal = alert.signal, .place = alert.signal_place};
    if (auto query = plan_query(release, use, InRules{alert.window}, diagnostics))
      planned.push_back({&alert, rule->second, *std::move(query)});
  }
  return planned;
}

}  // namespace

model::Handbook plan_handbook(const AlertContext& context, const model::RulePlan& rules,
                              Diagnostics& diagnostics) {
  const auto by_id = alerting_rules(rules);
  const auto planned = plan_alerts(context.release, by_id, diagnostics);
  model::Handbook handbook{.title = context.release.who.title};
  for (const Planned& one : planned) {
    auto runbook = runbook_of(*one.alert, *one.rule, context, one.query);
    runbook.causes = causes_of(*one.alert, by_id);
    handbook.runbooks.push_back(std::move(runbook));
  }
  handbook.inhibitions = inhibitions_of(planned, context.release);
  return handbook;
}

}  // namespace obsgen::plan
