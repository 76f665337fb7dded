#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "model/alert.h"
#include "model/catalog.h"
#include "model/rules.h"
#include "model/uses.h"
#include "plan/queries.h"

namespace obsgen::plan {

/// What an alert is planned in.
struct AlertContext {
  Queries& queries;
  model::PanelIndex panels;  // of the run

  const model::Catalog& release() const { return queries.release(); }
};

/// The alert on `query`, which is that of its signal. Labels: severity, then its own; annotations:
/// its texts, with the operator's name for `{operator}` and its Service's labels for
/// `{selector}`, then links to the runbook and the panel that shows the signal first.
model::AlertingRule alerting_rule(const model::Alert& alert, const Query& query,
                                  const AlertContext& context, Diagnostics& diagnostics);

}  // namespace obsgen::plan
