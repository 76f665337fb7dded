#include "pipeline/outputs/drafts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "emit/grafana_dashboard.h"
#include "emit/helm_values.h"
#include "emit/kustomization.h"
#include "emit/prometheus_rule.h"
#include "emit/rule_file.h"
#include "emit/rule_tests.h"
#include "emit/runbook.h"
#include "emit/service_monitor.h"
#include "pipeline/outputs/marks.h"

namespace obsgen::pipeline {

namespace {

/// The one file of an operator.
Drafts yaml_of(const Plan& plan, document::Value value,
               const std::vector<std::string>& remarks = {}) {
  std::string comment = mark_of(plan);
  for (const auto& remark : remarks)
    comment += "\n" + remark;
  return {{plan.catalog.who.name, YamlContent{std::move(value), std::move(comment)}}};
}

const Output& output_named(std::string_view name) {
  return *std::ranges::find(outputs(), name, &Output::name);
}

/// For what refers to a file from its own folder.
std::string file_name(std::string_view path) {
  return std::string{path.substr(path.rfind('/') + 1)};
}

/// The files of one output: those of the run's operators, and those that are there.
std::set<std::string> object_files(const Output& output, const RunView& run) {
  std::set<std::string> files;
  for (const Plan& plan : run.plans)
    files.insert(file_name(path_of(output, plan.catalog.who.name)));
  for (const auto& [path, text] : run.present) {
    if (name_in(output, path) && bears_mark(path, text, {})) files.insert(file_name(path));
  }
  return files;
}

bool has_settings(const model::HelmPaths& helm) {
  return helm.enabled || helm.interval || helm.honor_labels || helm.labels;
}

}  // namespace

Drafts draft_dashboards(const Plan& plan, Diagnostics& /*diagnostics*/) {
  Drafts drafts;
  for (const model::Dashboard& dashboard : plan.dashboards)
    drafts.push_back({dashboard.uid, JsonContent{emit::dashboard_json(dashboard)}});
  return drafts;
}

Drafts draft_prometheus_rule(const Plan& plan, Diagnostics& diagnostics) {
  auto object = emit::prometheus_rule(plan.catalog.who, plan.rules);
  emit::check_size(object, plan.catalog.who.place, diagnostics);
  return yaml_of(plan, std::move(object));
}

Drafts draft_rule_file(const Plan& plan, Diagnostics& /*diagnostics*/) {
  return yaml_of(plan, emit::rule_file(plan.rules));
}

Drafts draft_rule_tests(const Plan& plan, Diagnostics& /*diagnostics*/) {
  const auto rule_file =
      "../" + file_name(path_of(output_named("rule-file"), plan.catalog.who.name));
  return yaml_of(plan, emit::rule_tests(plan.rules, rule_file));
}

Drafts draft_service_monitor(const Plan& plan, Diagnostics& /*diagnostics*/) {
  return yaml_of(plan, emit::service_monitor(plan.monitor));
}

Drafts draft_helm_values(const Plan& plan, Diagnostics& diagnostics) {
  if (!has_settings(plan.catalog.scrape.helm)) return {};
  auto helm = emit::helm_values(plan.catalog, diagnostics);
  return yaml_of(plan, std::move(helm.values), helm.remarks);
}

Drafts draft_runbooks(const Plan& plan, Diagnostics& /*diagnostics*/) {
  Drafts drafts;
  for (const model::Runbook& runbook : plan.handbook.runbooks)
    drafts.push_back({runbook.alert, emit::runbook(runbook, page_mark_of(plan))});
  return drafts;
}

Drafts draft_kustomization(const RunView& run, Diagnostics& /*diagnostics*/) {
  std::set<std::string> files;
  for (const std::string_view object : output_named("kustomization").needs)
    files.merge(object_files(output_named(object), run));
  return {{{}, YamlContent{emit::kustomization({files.begin(), files.end()}), std::string{kMark}}}};
}

Drafts draft_runbook_index(const RunView& run, Diagnostics& /*diagnostics*/) {
  std::vector<model::Handbook> handbooks;
  for (const Plan& plan : run.plans)
    handbooks.push_back(plan.handbook);
  return {{{}, emit::runbook_index(handbooks, std::string{kMark})}};
}

}  // namespace obsgen::pipeline
