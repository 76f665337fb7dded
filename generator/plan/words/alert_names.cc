#include "plan/words/alert_names.h"

#include <fmt/format.h>

#include "base/text.h"

namespace obsgen::plan {

std::string full_name(const model::Operator& who, const model::Alert& alert) {
  return who.alert_prefix + alert.name;
}

std::string runbook_url(const model::Operator& who, std::string_view full_name) {
  return replaced(who.runbooks, "{alert}", percent_encoded(full_name));
}

std::string panel_url(const model::Operator& who, const model::PanelRef& panel) {
  if (who.grafana.empty()) return {};
  std::string_view base = who.grafana;
  while (base.ends_with('/'))
    base.remove_suffix(1);
  return fmt::format("{}/d/{}?viewPanel={}", base, panel.dashboard, panel.id);
}

model::Tone tone_of(model::AlertSeverity severity) {
  switch (severity) {
    case model::AlertSeverity::Critical:
      return model::Tone::Bad;
    case model::AlertSeverity::Warning:
      return model::Tone::Warning;
    case model::AlertSeverity::Info:
      return model::Tone::Busy;
  }
  return model::Tone::Neutral;
}

}  // namespace obsgen::plan
