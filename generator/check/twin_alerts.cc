#include "check/twin_alerts.h"

#include <map>
#include <string>

#include <fmt/format.h>

#include "promql/print.h"
#include "template/print.h"

namespace obsgen::check {

namespace {

/// Everything that decides when the alert fires and what it is known by, but for its name.
std::string identity(const model::AlertingRule& rule) {
  const auto milliseconds = [](const std::optional<model::Duration>& duration) {
    return duration.value_or(model::Duration{0}).milliseconds;
  };
  auto text = fmt::format("{} for {} keep {}", promql::print(condition(rule)),
                          milliseconds(rule.hold), milliseconds(rule.keep_firing));
  for (const auto& [name, value] : rule.labels)
    text += fmt::format("\n{}={}", name, templates::print(value));
  return text;
}

}  // namespace

Diagnostics check_twin_alerts(const model::RulePlan& rules) {
  std::map<std::string, const model::AlertingRule*> known;
  Diagnostics problems;
  for (const model::RuleGroup& group : rules.groups) {
    for (const auto& rule : group.rules) {
      const auto* alert = std::get_if<model::AlertingRule>(&rule);
      if (alert == nullptr) continue;
      const auto [first, fresh] = known.emplace(identity(*alert), alert);
      if (fresh) continue;
      problems.push_back(
          {.severity = Severity::Warning,
           .code = "alert/duplicate",
           .place = alert->place,
           .message =
               fmt::format("'{}' fires exactly when '{}' does", alert->id, first->second->id),
           .help = "one of them is enough",
           .notes = {{"the same condition, 'for' and labels are here", first->second->place}}});
    }
  }
  return in_order(std::move(problems));
}

}  // namespace obsgen::check
