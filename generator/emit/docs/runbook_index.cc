#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "document/write_yaml.h"
#include "emit/docs/markdown.h"
#include "emit/runbook.h"

namespace obsgen::emit {

namespace {

using document::Value;
using model::AlertSeverity;

std::string table(const model::Handbook& handbook) {
  std::string text = "| alert | severity | summary |\n|---|---|---|\n";
  for (const auto severity :
       {AlertSeverity::Critical, AlertSeverity::Warning, AlertSeverity::Info}) {
    for (const model::Runbook& runbook : handbook.runbooks) {
      if (runbook.severity != severity) continue;
      text += fmt::format("| [{0}]({0}.md) | {1} | {2} |\n", runbook.alert, to_string(severity),
                          markdown_line(runbook.summary));
    }
  }
  return text;
}

/// A matcher of Alertmanager for any of these alerts.
Value matchers(const std::vector<std::string>& alerts) {
  std::string names;
  for (const std::string& alert : alerts)
    names += (names.empty() ? "" : "|") + alert;
  Value list = Value::array();
  list.append(fmt::format("alertname {} \"{}\"", alerts.size() == 1 ? "=" : "=~", names));
  return list;
}

Value inhibit_rule(const model::Inhibition& inhibition) {
  Value rule = Value::object({{"source_matchers", matchers(inhibition.causes)},
                              {"target_matchers", matchers(inhibition.alerts)}});
  if (inhibition.equal.empty()) return rule;
  Value equal = Value::array();
  for (const std::string& label : inhibition.equal)
    equal.append(label);
  rule.set("equal", std::move(equal));
  return rule;
}

std::string inhibitions(const std::vector<model::Handbook>& handbooks) {
  Value rules = Value::array();
  for (const model::Handbook& handbook : handbooks) {
    for (const model::Inhibition& inhibition : handbook.inhibitions)
      rules.append(inhibit_rule(inhibition));
  }
  if (rules.as_array()->empty()) return {};
  const auto text = document::write_yaml(Value::object({{"inhibit_rules", std::move(rules)}}), "");
  return "\n## One cause, one page\n\nWith these rules Alertmanager keeps silent about what a "
         "critical alert explains:\n\n" +
         markdown_code("yaml", text);
}

}  // namespace

std::string runbook_index(const std::vector<model::Handbook>& handbooks,
                          const std::string& headline) {
  std::string text = markdown_comment(headline) + "\n# Runbooks\n";
  for (const model::Handbook& handbook : handbooks)
    text += fmt::format("\n## {}\n\n{}", markdown_line(handbook.title), table(handbook));
  return text + inhibitions(handbooks);
}

}  // namespace obsgen::emit
