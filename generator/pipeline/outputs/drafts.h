#pragma once

#include "pipeline/outputs.h"

/// What each row of the table makes.
namespace obsgen::pipeline {

Drafts draft_dashboards(const Plan& plan, Diagnostics& diagnostics);
Drafts draft_prometheus_rule(const Plan& plan, Diagnostics& diagnostics);
Drafts draft_rule_file(const Plan& plan, Diagnostics& diagnostics);
Drafts draft_rule_tests(const Plan& plan, Diagnostics& diagnostics);
Drafts draft_service_monitor(const Plan& plan, Diagnostics& diagnostics);

/// Nothing for an operator whose chart has no setting of the scrape.
Drafts draft_helm_values(const Plan& plan, Diagnostics& diagnostics);

Drafts draft_runbooks(const Plan& plan, Diagnostics& diagnostics);

/// Lists the objects of all operators: of this run, and of others whose files are there.
Drafts draft_kustomization(const RunView& run, Diagnostics& diagnostics);

Drafts draft_runbook_index(const RunView& run, Diagnostics& diagnostics);

}  // namespace obsgen::pipeline
