#include "plan/runbooks.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "model/scrape.h"
#include "plan/query/query.h"
#include "plan/runbooks/text.h"
#include "plan/words/alert_names.h"

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

std::optional<model::ShownPanel> panel_of(const model::AlertingRule& rule,
                                          const AlertContext& context) {
  if (!rule.panel) return std::nullopt;
  const auto found = context.panels.find(*rule.panel);
  if (!found) return std::nullopt;
  return model::ShownPanel{
      .title = fmt::format("{}, {}", found->dashboard->title, found->panel->title),
      .url = panel_url(context.release().who, *rule.panel)};
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
  const model::Signal* signal = model::find_signal(context.release(), alert.signal);
  model::Runbook runbook{.alert = rule.alert,
                         .severity = alert.severity,
                         .hold = alert.hold,
                         .summary = prose(rule, "summary"),
                         .meaning = prose(rule, "description"),
                         .impact = alert.impact,
                         .mitigation = alert.mitigation,
                         .signal = signal == nullptr ? std::string{} : signal->help,
                         .condition = model::condition(rule),
                         .query = query.expr,
                         .panel = panel_of(rule, context),
                         .metrics = explained(query.metrics, context.release())};
  add_commands(runbook, annotation(rule, "description"));
  return runbook;
}

/// A planned alert and the query of its signal.
struct Planned {
  const model::Alert* alert = nullptr;
  const model::AlertingRule* rule = nullptr;
  Query query;
};

/// Whether two labels of one name mean the same: both the target's, or of metrics of one library.
bool mean_the_same(const QueryLabel& a, const QueryLabel& b) {
  if (a.metric == nullptr || b.metric == nullptr) return a.metric == b.metric;
  return a.metric->library == b.metric->library;
}

/// Labels that mean the same in both results.
std::vector<std::string> common_labels(const Query& a, const Query& b,
                                       const model::Catalog& release) {
  std::vector<std::string> common;
  for (const QueryLabel& label : a.labels) {
    const auto other = std::ranges::find(b.labels, label.name, &QueryLabel::name);
    if (other == b.labels.end()) continue;
    if (label.name == release.who.cluster_label || mean_the_same(label, *other))
      common.push_back(label.name);
  }
  std::erase(common, "job");  // one operator's rules speak of one job
  std::ranges::sort(common);
  return common;
}

using ById = std::map<std::string_view, const Planned*>;

/// The critical alerts that explain `target`, in the order of the catalog.
std::vector<const Planned*> critical_causes(const Planned& target, const ById& by_id) {
  std::set<const Planned*> causes;  // they stand in one list
  for (const model::AlertRef& by : target.alert->explained_by) {
    const auto cause = by_id.find(by.name);
    const bool silences =
        cause != by_id.end() && cause->second->alert->severity == model::AlertSeverity::Critical;
    if (silences) causes.insert(cause->second);
  }
  return {causes.begin(), causes.end()};
}

std::vector<model::Inhibition> inhibitions_of(const std::vector<Planned>& planned,
                                              const model::Catalog& release) {
  using LabelNames = std::vector<std::string>;
  ById by_id;
  for (const Planned& one : planned)
    by_id.emplace(one.alert->name, &one);
  std::map<std::pair<LabelNames, LabelNames>, LabelNames> alerts;  // by causes and equal labels
  for (const Planned& target : planned) {
    std::map<LabelNames, LabelNames> causes;  // by equal labels
    for (const Planned* cause : critical_causes(target, by_id))
      causes[common_labels(cause->query, target.query, release)].push_back(cause->rule->alert);
    for (auto& [equal, names] : causes)
      alerts[{std::move(names), equal}].push_back(target.rule->alert);
  }
  std::vector<model::Inhibition> inhibitions;
  for (auto& [key, names] : alerts)
    inhibitions.push_back({key.first, std::move(names), key.second});
  return inhibitions;
}

std::vector<Planned> plan_alerts(Queries& queries, const Rules& rules, Diagnostics& diagnostics) {
  std::vector<Planned> planned;
  for (const model::Alert& alert : queries.release().alerts) {
    const auto rule = rules.find(alert.name);
    if (rule == rules.end()) continue;
    const model::SignalUse use{.signal = alert.signal, .place = alert.signal_place};
    if (auto query = queries.plan(use, InRules{alert.window}, diagnostics))
      planned.push_back({&alert, rule->second, *std::move(query)});
  }
  return planned;
}

}  // namespace

model::Handbook plan_handbook(const AlertContext& context, const model::RulePlan& rules,
                              Diagnostics& diagnostics) {
  const auto by_id = alerting_rules(rules);
  const auto planned = plan_alerts(context.queries, by_id, diagnostics);
  model::Handbook handbook{.title = context.release().who.title};
  for (const Planned& one : planned) {
    auto runbook = runbook_of(*one.alert, *one.rule, context, one.query);
    runbook.causes = causes_of(*one.alert, by_id);
    handbook.runbooks.push_back(std::move(runbook));
  }
  handbook.inhibitions = inhibitions_of(planned, context.release());
  return handbook;
}

}  // namespace obsgen::plan
