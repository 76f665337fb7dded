#include "pipeline/prove.h"

#include <array>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/render.h"
#include "catalog/overlay.h"
#include "check/alert_texts.h"
#include "check/catalog_expressions.h"
#include "check/planned_labels.h"
#include "check/planned_panels.h"
#include "check/planned_queries.h"
#include "check/record_names.h"
#include "check/result_types.h"
#include "check/scenarios.h"
#include "check/series_names.h"
#include "check/stray_braces.h"
#include "check/twin_alerts.h"
#include "plan/dashboards.h"
#include "plan/lifetimes.h"
#include "plan/monitor.h"
#include "plan/queries.h"
#include "plan/release.h"
#include "plan/rules.h"
#include "plan/runbooks.h"

namespace obsgen::pipeline {

namespace {

/// A catalog on its way to its plan.
struct Job {
  std::optional<model::Version> release{};
  Plan plan{};
  std::optional<plan::Queries> queries{};  // of the plan's catalog, once a release is chosen
};

using Phase = void (*)(Job& job, Diagnostics& problems);

void select_release(Job& job, Diagnostics& problems) {
  append(problems, plan::check_never_built(job.plan.catalog));
  job.plan.catalog = plan::select_release(std::move(job.plan.catalog), job.release, problems);
}

void open_queries(Job& job, Diagnostics&) { job.queries.emplace(job.plan.catalog); }

void check_expressions(Job& job, Diagnostics& problems) {
  append(problems, check::check_series_names(job.plan.catalog));
  append(problems, check::check_signal_types(job.plan.catalog));
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
  append(problems, check::check_written(plan.dashboards, plan.rules));
  append(problems, check::check_record_names(plan.catalog, plan.rules));
}

void check_labels(Job& job, Diagnostics& problems) {
  append(problems, check::check_planned_labels(job.queries->world(), job.plan.dashboards));
}

void check_panels(Job& job, Diagnostics& problems) {
  append(problems, check::check_planned_panels(job.queries->world(), job.plan.dashboards));
}

void check_alerts(Job& job, Diagnostics& problems) {
  const Plan& plan = job.plan;
  append(problems, check::check_stray_braces(plan.catalog));
  append(problems, check::check_alert_texts(plan.catalog, job.queries->world(), plan.rules));
  append(problems, check::check_twin_alerts(plan.rules));
  append(problems, check::check_scenarios(plan.catalog, plan.rules));
}

/// What a catalog goes through, up to the first phase with an error that is not held back: the next
/// would only tell what follows from it.
constexpr std::array<Phase, 8> kPhases{select_release, open_queries,  check_expressions,
                                       plan_all,       check_queries, check_labels,
                                       check_panels,   check_alerts};

/// Runbooks are named after alerts, and Alertmanager tells operators apart by them.
void prove_prefixes_apart(const std::vector<model::Operator>& operators, Diagnostics& diagnostics) {
  std::map<std::string, model::Operator> seen;
  for (const model::Operator& who : operators) {
    const auto [first, is_new] = seen.emplace(who.alert_prefix, who);
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

void prove_names_apart(const std::vector<model::Operator>& operators, Diagnostics& diagnostics) {
  std::map<std::string, Place> seen;
  for (const model::Operator& who : operators) {
    const auto [first, is_new] = seen.emplace(who.name, who.place);
    if (is_new) continue;
    diagnostics.push_back(
        {.code = "catalog/duplicate-operator",
         .place = who.place,
         .message = fmt::format("two catalogs of this run describe operator '{}'", first->first),
         .help = "give each operator its own name: the names of its files come from it",
         .notes = {{"first described here", first->second}}});
  }
}

}  // namespace

std::optional<std::vector<SourceFile>> load_overlays(const std::vector<std::string>& paths,
                                                     const catalog::Search& search,
                                                     Diagnostics& diagnostics) {
  std::vector<SourceFile> overlays;
  for (const std::string& path : paths) {
    auto text = search.load(path);
    if (auto* error = std::get_if<IoError>(&text))
      diagnostics.push_back({.code = "cli/unreadable-file",
                             .place = {kNoFile, {}},
                             .message = std::move(error->message)});
    else
      overlays.push_back({path, std::get<std::string>(std::move(text))});
  }
  const bool all = overlays.size() == paths.size();
  return all ? std::optional{std::move(overlays)} : std::nullopt;
}

std::optional<model::Version> read_release(const std::optional<std::string>& text,
                                           Diagnostics& diagnostics) {
  if (!text) return std::nullopt;
  auto version = model::parse_version(*text);
  if (!version) {
    diagnostics.push_back({.code = "cli/version",
                           .place = {kNoFile, {}},
                           .message = fmt::format("'{}' is no version of an operator", *text),
                           .help = "write it as 1.4.2"});
  }
  return version;
}

std::optional<ReadCatalog> read_under_overlays(const std::string& path, const Setting& setting,
                                               Sources& sources, Diagnostics& diagnostics) {
  auto [catalog, problems] = catalog::read_catalog(path, setting.search, sources);
  for (const SourceFile& overlay : setting.overlays) {
    if (!catalog || has_errors(problems)) break;
    const auto file = static_cast<FileId>(sources.size());
    sources.push_back(overlay);
    auto [changed, found] = catalog::apply_overlay(*std::move(catalog), file, sources);
    append(problems, std::move(found));
    catalog = std::move(changed);
  }
  const auto suppressions = catalog ? catalog->suppressions : std::vector<model::Suppression>{};
  append(problems, check_suppressions(suppressions));
  Sieve sieve{suppressions, setting.choice};
  const bool good = !has_errors(problems);
  append(diagnostics, sieve.sift_read(std::move(problems)));
  if (!good || !catalog) return std::nullopt;
  return ReadCatalog{*std::move(catalog), std::move(sieve)};
}

std::optional<Plan> prove(model::Catalog catalog, const std::optional<model::Version>& release,
                          Sieve& sieve, Diagnostics& diagnostics) {
  Job job{.release = release, .plan = {.catalog = std::move(catalog)}};
  Diagnostics problems;
  for (const Phase phase : kPhases) {
    Diagnostics found;
    phase(job, found);
    append(problems, sieve.sift(std::move(found)));
    if (has_errors(problems)) break;
  }
  const bool good = !has_errors(problems);
  append(diagnostics, std::move(problems));
  return good ? std::optional{std::move(job.plan)} : std::nullopt;
}

void prove_apart(const std::vector<model::Operator>& operators, Diagnostics& diagnostics) {
  prove_names_apart(operators, diagnostics);
  prove_prefixes_apart(operators, diagnostics);
}

}  // namespace obsgen::pipeline
