#include "emit/rule_file.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

#include "base/overloaded.h"
#include "emit/kubernetes/object_meta.h"
#include "promql/print.h"
#include "template/print.h"

namespace obsgen::emit {

namespace {

using document::Value;

/// Lines moved left by what the first is indented, as far as they are: a `|` block starts at its
/// margin. Blanks at the start of a line mean nothing to PromQL, and no string spans lines.
std::string at_margin(std::string_view text) {
  const auto indent = std::min(text.find_first_not_of(' '), text.size());
  std::string moved;
  while (!text.empty()) {
    const auto line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    moved += line.substr(std::min({indent, line.find_first_not_of(' '), line.size()}));
    text.remove_prefix(line.size());
  }
  return moved;
}

Value expression(const promql::Expr& expr) {
  return Value::literal(at_margin(promql::pretty(expr)));
}

Value templates_of(const model::TemplateMap& texts) {
  Value object = Value::object();
  for (const auto& [name, text] : texts)
    object.set(name, templates::print(text));
  return object;
}

Value recording(const model::RecordingRule& rule) {
  Value object = Value::object({{"record", rule.record}, {"expr", expression(rule.expr)}});
  if (!rule.labels.empty()) object.set("labels", text_map(rule.labels));
  return object;
}

/// The rule's texts, and the panel by the two names that Grafana has for it.
Value annotations(const model::AlertingRule& rule) {
  Value object = templates_of(rule.annotations);
  if (rule.panel) {
    object.set("__dashboardUid__", rule.panel->dashboard);
    object.set("__panelId__", std::to_string(rule.panel->id));
  }
  return object;
}

Value alerting(const model::AlertingRule& rule) {
  Value object =
      Value::object({{"alert", rule.alert}, {"expr", expression(model::condition(rule))}});
  if (rule.hold) object.set("for", to_string(*rule.hold));
  if (rule.keep_firing) object.set("keep_firing_for", to_string(*rule.keep_firing));
  if (!rule.labels.empty()) object.set("labels", templates_of(rule.labels));
  if (auto texts = annotations(rule); !texts.as_object()->empty())
    object.set("annotations", std::move(texts));
  return object;
}

}  // namespace

Value rule_file(const model::RulePlan& plan) {
  Value groups = Value::array();
  for (const model::RuleGroup& group : plan.groups) {
    Value rules = Value::array();
    for (const auto& rule : group.rules)
      rules.append(std::visit(Overloaded{[](const model::RecordingRule& r) { return recording(r); },
                                         [](const model::AlertingRule& r) { return alerting(r); }},
                              rule));
    groups.append(Value::object({{"name", group.name}, {"rules", std::move(rules)}}));
  }
  return Value::object({{"groups", std::move(groups)}});
}

}  // namespace obsgen::emit
