#pragma once

#include <string>
#include <string_view>

#include "model/alert.h"
#include "model/catalog.h"
#include "model/dashboard.h"
#include "model/tone.h"

namespace obsgen::plan {

/// The alert's name in rules: with the operator's prefix.
std::string full_name(const model::Operator& who, const model::Alert& alert);

/// The runbook of the alert of that full name: the operator's pattern with the name,
/// percent-encoded, for `{alert}`; empty without a pattern.
std::string runbook_url(const model::Operator& who, std::string_view full_name);

/// The panel's address in the operator's Grafana; empty when nobody knows where that is.
std::string panel_url(const model::Operator& who, const model::PanelRef& panel);

/// What an alert of that severity means to a person.
model::Tone tone_of(model::AlertSeverity severity);

}  // namespace obsgen::plan
