#include "plan/words/alert_names.h"

#include "base/text.h"

namespace obsgen::plan {

std::string full_name(const model::Operator& who, const model::Alert& alert) {
  return who.alert_prefix + alert.name;
}

std::string runbook_url(const model::Operator& who, std::string_view full_name) {
  return replaced(who.runbooks, "{alert}", percent_encoded(full_name));
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
