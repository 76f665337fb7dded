#include "pipeline/generate.h"

#include <utility>

#include "pipeline/outputs/files.h"
#include "pipeline/prove.h"
#include "plan/lifetimes.h"

namespace obsgen::pipeline {

namespace {

/// The plans of all catalogs, and a line for each whose release leaves something out.
struct Planned {
  std::vector<Plan> plans{};
  std::vector<std::string> left_out{};
};

Planned plans_of(const Request& request, const Setting& setting, Sources& sources,
                 Diagnostics& diagnostics) {
  Planned planned;
  for (const std::string& path : request.catalogs) {
    auto catalog = read_under_overlays(path, setting, sources, diagnostics);
    if (!catalog) continue;
    auto left_out = plan::left_out(*catalog, setting.release);
    auto line = plan::summary(left_out, *catalog, setting.release);
    auto plan = prove(*std::move(catalog), setting.release, diagnostics);
    if (!plan) continue;
    planned.plans.push_back(*std::move(plan));
    for (plan::LeftOut& one : left_out)
      diagnostics.push_back(std::move(one.told));
    if (!line.empty()) planned.left_out.push_back(std::move(line));
  }
  return planned;
}

std::vector<model::Operator> operators_of(const std::vector<Plan>& plans) {
  std::vector<model::Operator> operators;
  for (const Plan& plan : plans)
    operators.push_back(plan.catalog.who);
  return operators;
}

std::vector<std::string> names_of(const std::vector<model::Operator>& operators) {
  std::vector<std::string> names;
  for (const model::Operator& who : operators)
    names.push_back(who.name);
  return names;
}

}  // namespace

Outcome<Generated> generate(const Request& request, const Search& search, Sources& sources) {
  Diagnostics diagnostics;
  const auto release = read_release(request.version, diagnostics);
  auto overlays = load_overlays(request.overlays, search, diagnostics);
  if (!overlays) return {.diagnostics = std::move(diagnostics)};
  auto [plans, left_out] =
      plans_of(request, {release, *std::move(overlays), search}, sources, diagnostics);
  const auto operators = operators_of(plans);
  prove_apart(operators, diagnostics);
  const auto choice = request.only.empty() ? *choose_outputs({}).value : request.only;
  auto files = draft_files(choice, {plans, request.present}, diagnostics);
  plans = {};  // the texts are then written into the memory that they took
  diagnostics = in_order(std::move(diagnostics));
  if (has_errors(diagnostics)) return {.diagnostics = std::move(diagnostics)};
  return {
      .value = Generated{write_files(std::move(files)), names_of(operators), std::move(left_out)},
      .diagnostics = std::move(diagnostics)};
}

}  // namespace obsgen::pipeline
