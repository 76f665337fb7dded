#include "pipeline/generate.h"

#include <array>
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
#include "plan/queries.h"
#include "plan/release.h"
#include "plan/rules.h"
#include "plan/runbooks.h"

namespace obsgen::pipeline {

namespace {

/// The overlays of the request; absent when one cannot be read.
std::optional<std::vector<SourceFile>> overlays_of(const Request& request, const Search& search,
                                                   Diagnostics& diagnostics) {
  std::vector<SourceFile> overlays;
  for (const std::string& path : request.overlays) {
    auto text = search.load(path);
    if (auto* error = std::get_if<IoError>(&text))
      diagnostics.push_back({.code = "cli/unreadable-file",
                             .place = {kNoFile, {}},
                             .message = std::move(error->message)});
    else
      overlays.push_back({path, std::get<std::string>(std::move(text))});
  }
  const bool all = overlays.size() == request.overlays.size();
  return all ? std::optional{std::move(overlays)} : std::nullopt;
}

std::optional<model::Version> version_of(const Request& request, Diagnostics& diagnostics) {
  if (!request.version) return std::nullopt;
  auto version = model::parse_version(*request.version);
  if (!version) {
    diagnostics.push_back(
        {.code = "cli/version",
         .place = {kNoFile, {}},
         .message = fmt::format("'{}' is no version of an operator", *request.version),
         .help = "write it as 1.4.2"});
  }
  return version;
}

/// What all catalogs of a run have in common.
struct Setting {
  std::optional<model::Version> version{};
  std::vector<SourceFile> overlays{};
  const Search& search;
};

/// One catalog on its way to its plan.
struct Job {
  const std::string& path;
  const Setting& setting;
  Sources& sources;
  Plan plan{};
  std::optional<plan::Queries> queries{};  // of the plan's catalog, once a release is chosen
};

using Phase = void (*)(Job& job, Diagnostics& problems);

void read(Job& job, Diagnostics& problems) {
  auto [catalog, found] = catalog::read_catalog(job.path, job.setting.search, job.sources);
  append(problems, std::move(found));
  if (catalog) job.plan.catalog = *std::move(catalog);
}

void lay_over(Job& job, Diagnostics& problems) {
  for (const SourceFile& overlay : job.setting.overlays) {
    if (has_errors(problems)) return;
    const auto file = static_cast<FileId>(job.sources.size());
    job.sources.push_back(overlay);
    auto [changed, found] = catalog::apply_overlay(std::move(job.plan.catalog), file, job.sources);
    append(problems, std::move(found));
    if (changed) job.plan.catalog = *std::move(changed);
  }
}

void select_release(Job& job, Diagnostics& problems) {
  job.plan.catalog =
      plan::select_release(std::move(job.plan.catalog), job.setting.version, problems);
  if (!has_errors(problems)) job.queries.emplace(job.plan.catalog);
}

void check_expressions(Job& job, Diagnostics& problems) {
  append(problems, check::check_catalog_expressions(job.plan.catalog, job.queries->world()));
}

void plan_all(Job& job, Diagnostics& problems) {
  Plan& plan = job.plan;
  plan::Queries& queries = *job.queries;
  plan.dashboards = plan::plan_dashboards(queries, problems);
  plan.rules = plan::plan_rules(queries, plan.dashboards, problems);
  plan.handbook = plan::plan_handbook({queries, plan.dashboards}, plan.rules, problems);
  plan.monitor = plan::plan_monitor(plan.catalog);
}

void check_queries(Job& job, Diagnostics& problems) {
  const Plan& plan = job.plan;
  append(problems, check::check_planned_queries(plan.catalog, job.queries->world(), plan.dashboards,
                                                plan.rules));
}

void check_labels(Job& job, Diagnostics& problems) {
  append(problems, check::check_planned_labels(job.queries->world(), job.plan.dashboards));
}

/// What a catalog goes through, up to the first phase with an error: the next would only tell what
/// follows from it.
constexpr std::array<Phase, 7> kPhases{read,     lay_over,      select_release, check_expressions,
                                       plan_all, check_queries, check_labels};

std::optional<Plan> plan_of(Job job, Diagnostics& diagnostics) {
  Diagnostics problems;
  for (const Phase phase : kPhases) {
    phase(job, problems);
    if (has_errors(problems)) break;
  }
  const bool good = !has_errors(problems);
  append(diagnostics, std::move(problems));
  return good ? std::optional{std::move(job.plan)} : std::nullopt;
}

std::vector<Plan> plans_of(const std::vector<std::string>& paths, const Setting& setting,
                           Sources& sources, Diagnostics& diagnostics) {
  std::vector<Plan> plans;
  for (const std::string& path : paths) {
    if (auto plan = plan_of({path, setting, sources}, diagnostics))
      plans.push_back(*std::move(plan));
  }
  return plans;
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

std::vector<std::string> operators_of(const std::vector<Plan>& plans) {
  std::vector<std::string> names;
  for (const Plan& plan : plans)
    names.push_back(plan.catalog.who.name);
  return names;
}

}  // namespace

Outcome<Generated> generate(const Request& request, const Search& search, Sources& sources) {
  Diagnostics diagnostics;
  const auto version = version_of(request, diagnostics);
  auto overlays = overlays_of(request, search, diagnostics);
  if (!overlays) return {.diagnostics = std::move(diagnostics)};
  auto plans =
      plans_of(request.catalogs, {version, *std::move(overlays), search}, sources, diagnostics);
  check_names(plans, diagnostics);
  check_prefixes(plans, diagnostics);
  const auto choice = request.only.empty() ? *choose_outputs({}).value : request.only;
  const auto files = draft_files(choice, {plans, request.present}, diagnostics);
  auto operators = operators_of(plans);
  plans = {};  // the texts are then written into the memory that they took
  diagnostics = in_order(std::move(diagnostics));
  if (has_errors(diagnostics)) return {.diagnostics = std::move(diagnostics)};
  return {.value = Generated{write_files(files), std::move(operators)},
          .diagnostics = std::move(diagnostics)};
}

}  // namespace obsgen::pipeline
