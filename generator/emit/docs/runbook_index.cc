#include <utility>

#include <fmt/format.h>

#include "document/write_yaml.h"
#include "emit/runbook.h"

namespace obsgen::emit {

namespace {

using document::Value;
using model::AlertSeverity;

page::Table table(const model::Handbook& handbook) {
  page::Table table{.head = {"alert", "severity", "summary"}, .rows = {}};
  for (const auto severity :
       {AlertSeverity::Critical, AlertSeverity::Warning, AlertSeverity::Info}) {
    for (const model::Runbook& runbook : handbook.runbooks) {
      if (runbook.severity != severity) continue;
      table.rows.push_back({{page::Link{runbook.alert, runbook.alert + ".md"}},
                            {page::Words{std::string{to_string(severity)}}},
                            {page::words(runbook.summary)}});
    }
  }
  return table;
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

Value inhibit_rules(const std::vector<model::Handbook>& handbooks) {
  Value rules = Value::array();
  for (const model::Handbook& handbook : handbooks) {
    for (const model::Inhibition& inhibition : handbook.inhibitions)
      rules.append(inhibit_rule(inhibition));
  }
  return rules;
}

}  // namespace

Page runbook_index(const std::vector<model::Handbook>& handbooks, std::string comment) {
  Page page{.comment = std::move(comment), .blocks = {page::Heading{1, "Runbooks"}}};
  for (const model::Handbook& handbook : handbooks) {
    page.blocks.emplace_back(page::Heading{2, handbook.title});
    page.blocks.emplace_back(table(handbook));
  }
  auto rules = inhibit_rules(handbooks);
  if (rules.as_array()->empty()) return page;
  page.blocks.emplace_back(page::Heading{2, "One cause, one page"});
  page.blocks.emplace_back(page::Line{page::Words{
      "With these rules Alertmanager keeps silent about what a critical alert explains:"}});
  page.blocks.emplace_back(page::Listing{
      "yaml", document::write_yaml(Value::object({{"inhibit_rules", std::move(rules)}}))});
  return page;
}

}  // namespace obsgen::emit
