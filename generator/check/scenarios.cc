#include "check/scenarios.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "check/scenario/expectations.h"
#include "check/scenario/series.h"
#include "check/scenario/story.h"

namespace obsgen::check {

namespace {

struct RulesByName {
  Records records{};
  std::map<std::string_view, const model::AlertingRule*> alerts{};
};

RulesByName by_name(const model::RulePlan& plan) {
  RulesByName found;
  for (const model::RuleGroup& group : plan.groups) {
    for (const auto& rule : group.rules) {
      if (const auto* record = std::get_if<model::RecordingRule>(&rule))
        found.records.emplace(record->record, record);
      if (const auto* alert = std::get_if<model::AlertingRule>(&rule))
        found.alerts.emplace(alert->id, alert);
    }
  }
  return found;
}

bool is_retuned(const model::Catalog& catalog, std::string_view alert) {
  const auto found = std::ranges::find(
      catalog.alerts, alert, [](const model::Alert& one) { return std::string_view{one.name}; });
  return found != catalog.alerts.end() && found->retuned;
}

Diagnostics check_story(const model::Catalog& catalog, const Story& story) {
  Diagnostics problems = check_expectations(story);
  // What is missing may be what is given under another name: that is told once.
  const bool hungry =
      std::ranges::find(problems, "test/missing-series", &Diagnostic::code) != problems.end();
  if (!hungry) append(problems, check_unread_series(story));
  append(problems, check_series_values(catalog, story));
  return problems;
}

}  // namespace

Diagnostics check_scenarios(const model::Catalog& catalog, const model::RulePlan& rules) {
  const auto known = by_name(rules);
  Diagnostics problems;
  for (const model::RuleTest& test : rules.tests) {
    const auto rule = known.alerts.find(test.alert);
    if (rule == known.alerts.end() || is_retuned(catalog, test.alert)) continue;
    append(problems, check_story(catalog, {test, *rule->second, known.records,
                                           rules.evaluation_interval, condition(*rule->second)}));
  }
  return in_order(std::move(problems));
}

}  // namespace obsgen::check
