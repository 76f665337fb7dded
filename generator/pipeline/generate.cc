#include "pipeline/generate.h"

#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/render.h"
#include "catalog/overlay.h"
#include "check/catalog_expressions.h"
#include "check/planned_labels.h"
#include "check/planned_queries.h"
#include "pipeline/outputs/files.h"
#include "plan/dashboards.h"
#include "plan/monitor.h"
#include "plan/release.h"
#include "plan/rules.h"
#include "plan/runbooks.h"

namespace obsgen::pipeline {

namespace {

/// Lays the overlay over the catalog.
std::optional<model::Catalog> overlaid(model::Catalog catalog, const SourceFile& overlay,
                                       Sources& sources, Diagnostics& diagnostics) {
  const auto file = static_cast<FileId>(sources.size());
  sources.push_back(overlay);
  auto [changed, problems] = catalog::apply_overlay(std::move(catalog), file, sources);
  const bool applied = changed && !has_errors(problems);
  append(diagnostics, std::move(problems));
  return applied ? std::move(changed) : std::nullopt;
}

/// The overlays of the request; absent when one cannot be read.
std::optional<std::vector<SourceFile>> overlays_of(const Request& request, const Search& search,
                                                   Diagnostics& diagnostics) {
  std::vector<SourceFile> overlays;
  for (const std::string& path : request.overlays) {
    if (auto text = search.load(path)) {
      overlays.push_back({path, *std::move(text)});
      continue;
    }
    diagnostics.push_back({.code = "catalog/missing-file",
                           .place = {kNoFile, {}},
                           .message = fmt::format("cannot read overlay '{}'", path)});
  }
  const bool all = overlays.size() == request.overlays.size();
  return all ? std::optional{std::move(overlays)} : std::nullopt;
}

std::optional<model::Catalog> read(const std::string& path, const Search& search, Sources& sources,
                                   Diagnostics& diagnostics) {
  auto [catalog, problems] = catalog::read_catalog(path, search, sources);
  const bool good = catalog && !has_errors(problems);
  append(diagnostics, std::move(problems));
  return good ? std::move(catalog) : std::nullopt;
}

std::optional<model::Version> version_of(const Request& request, Diagnostics& diagnostics) {
  if (!request.version) return std::nullopt;
  auto version = model::parse_version(*request.version);
  if (!version) {
    diagnostics.push_back(
        {.code = "catalog/version",
         .place = {kNoFile, {}},
         .message = fmt::format("'{}' is no version of an operator", *request.version),
         .help = "write it as 1.4.2"});
  }
  return version;
}

std::optional<Plan> plan(model::Catalog catalog, const std::optional<model::Version>& version,
                         Diagnostics& diagnostics) {
  Diagnostics problems;
  Plan plan{.catalog = plan::select_release(std::move(catalog), version, problems)};
  if (!has_errors(problems)) append(problems, check::check_catalog_expressions(plan.catalog));
  if (!has_errors(problems)) {
    plan.dashboards = plan::plan_dashboards(plan.catalog, problems);
    plan.rules = plan::plan_rules(plan.catalog, plan.dashboards, problems);
    plan.handbook = plan::plan_handbook({plan.catalog, plan.dashboards}, plan.rules, problems);
    plan.monitor = plan::plan_monitor(plan.catalog);
  }
  if (!has_errors(problems)) {
    append(problems, check::check_planned_queries(plan.catalog, plan.dashboards, plan.rules));
  }
  if (!has_errors(problems))
    append(problems, check::check_planned_labels(plan.catalog, plan.dashboards));
  const bool good = !has_errors(problems);
  append(diagnostics, std::move(problems));
  return good ? std::optional{std::move(plan)} : std::nullopt;
}

/// Runbooks are named after alerts, and Alertmanager tells operators apart by them.
void check_prefixes(const std::vector<Plan>& plans, Diagnostics& diagnostics) {
  std::map<std::string, model::Operator> seen;
  for (const Plan& plan : plans) {
    const auto& who = plan.catalog.who;
    const auto [first, is_new] = seen.emplace(who.alert_prefix, plan.catalog.who);
    if (is_new || first->second.name == who.name) continue;
    diagnostics.push_back(
        {.code = "catalog/duplicate-operator",
         .place = who.place,
         .message =
             fmt::format("two catalogs of this run begin their alerts with '{}'", first->first),
         .help = "give each operator its own 'alert_prefix': runbooks are named after alerts",
         .notes = {{"first used here", first->second.place}}});
  }
}

void check_names(const std::vector<Plan>& plans, Diagnostics& diagnostics) {
  std::map<std::string, Place> seen;
  for (const Plan& plan : plans) {
    const auto [first, is_new] = seen.emplace(plan.catalog.who.name, plan.catalog.who.place);
    if (is_new) continue;
    diagnostics.push_back(
        {.code = "catalog/duplicate-operator",
         .place = plan.catalog.who.place,
         .message = fmt::format("two catalogs of this run describe operator '{}'", first->first),
         .help = "give each operator its own name: the names of its files come from it",
         .notes = {{"first described here", first->second}}});
  }
}

}  // namespace

Outcome<Generated> generate(const Request& request, const Search& search, Sources& sources) {
  Diagnostics diagnostics;
  const auto version = version_of(request, diagnostics);
  const auto overlays = overlays_of(request, search, diagnostics);
  if (!overlays) return {.diagnostics = std::move(diagnostics)};
  std::vector<Plan> plans;
  for (const std::string& path : request.catalogs) {
    auto catalog = read(path, search, sources, diagnostics);
    for (const SourceFile& overlay : *overlays) {
      if (catalog) catalog = overlaid(*std::move(catalog), overlay, sources, diagnostics);
    }
    if (!catalog) continue;
    if (auto planned = plan(*std::move(catalog), version, diagnostics)) {
      plans.push_back(*std::move(planned));
    }
  }
  check_names(plans, diagnostics);
  check_prefixes(plans, diagnostics);
  const auto choice = request.only.empty() ? *choose_outputs({}).value : request.only;
  const auto files = draft_files(choice, {plans, request.present}, diagnostics);
  Generated generated{.artefacts = write_files(files)};
  for (const Plan& plan : plans)
    generated.operators.push_back(plan.catalog.who.name);
  diagnostics = in_order(std::move(diagnostics));
  if (has_errors(diagnostics)) return {.diagnostics = std::move(diagnostics)};
  return {.value = std::move(generated), .diagnostics = std::move(diagnostics)};
}

}  // namespace obsgen::pipeline
