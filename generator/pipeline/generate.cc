#include "pipeline/generate.h"

#include <utility>

#include "pipeline/outputs/files.h"
#include "pipeline/prove.h"
#include "plan/lifetimes.h"

namespace obsgen::pipeline {

namespace {

/// The plans of all catalogs with what holds back their problems, and a line for each whose release
/// leaves something out.
struct Planned {
  std::vector<Plan> plans{};
  std::vector<Sieve> sieves{};
  std::vector<std::string> left_out{};
};

Planned plans_of(const Request& request, const Setting& setting, Sources& sources,
                 Diagnostics& diagnostics) {
  Planned planned;
  for (const std::string& path : request.catalogs) {
    auto read = read_under_overlays(path, setting, sources, diagnostics);
    if (!read) continue;
    auto& [catalog, sieve] = *read;
    auto left_out = plan::left_out(catalog, setting.release);
    std::erase_if(left_out, [&](const plan::LeftOut& one) { return read->sieve.holds(one.told); });
    auto line = plan::summary(left_out, catalog, setting.release);
    auto plan = prove(std::move(catalog), setting.release, sieve, diagnostics);
    if (!plan) continue;
    planned.sieves.push_back(std::move(sieve));
    planned.plans.push_back(*std::move(plan));
    for (plan::LeftOut& one : left_out)
      diagnostics.push_back(std::move(one.told));
    if (!line.empty()) planned.left_out.push_back(std::move(line));
  }
  return planned;
}

/// The files, without the problems of them that are held back.
std::vector<DraftedFile> drafted(const OutputChoice& choice, const RunView& run,
                                 std::vector<Sieve>& sieves, Diagnostics& diagnostics) {
  Diagnostics problems;
  auto files = draft_files(choice, run, problems);
  for (Sieve& sieve : sieves)
    problems = sieve.sift(std::move(problems));
  append(diagnostics, std::move(problems));
  return files;
}

/// What no catalog needs to accept. A catalog of several releases may need it for another one.
Diagnostics unused_of(const std::vector<Plan>& plans, const std::vector<Sieve>& sieves) {
  Diagnostics problems;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].catalog.releases.size() < 2) append(problems, sieves[i].unused());
  }
  return problems;
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
  auto [plans, sieves, left_out] =
      plans_of(request, {release, *std::move(overlays), search}, sources, diagnostics);
  const auto operators = operators_of(plans);
  prove_apart(operators, diagnostics);
  const auto choice = request.only.empty() ? *choose_outputs({}).value : request.only;
  const auto files = drafted(choice, {plans, request.present}, sieves, diagnostics);
  if (request.only.empty()) append(diagnostics, unused_of(plans, sieves));
  plans = {};  // the texts are then written into the memory that they took
  diagnostics = in_order(std::move(diagnostics));
  if (has_errors(diagnostics)) return {.diagnostics = std::move(diagnostics)};
  return {.value = Generated{write_files(files), names_of(operators), std::move(left_out)},
          .diagnostics = std::move(diagnostics)};
}

}  // namespace obsgen::pipeline
