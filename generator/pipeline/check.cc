#include "pipeline/check.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/outputs.h"
#include "pipeline/outputs/files.h"
#include "pipeline/prove.h"
#include "plan/lifetimes.h"

namespace obsgen::pipeline {

namespace {

using Release = std::optional<model::Version>;  // absent: the newest of a catalog without numbers

std::string name_of(const Release& release) {
  return release ? model::to_string(*release) : std::string{};
}

/// Newest first: where releases tell one problem differently, the newest is heard.
std::vector<Release> releases_of(const model::Catalog& catalog, const Release& wanted) {
  if (wanted || catalog.releases.empty()) return {wanted};
  std::vector<Release> releases;
  for (const model::Release& release : catalog.releases)
    releases.emplace_back(release.version);
  std::ranges::reverse(releases);
  return releases;
}

/// A problem and the releases that have it.
struct Shared {
  Diagnostic problem{};
  std::vector<std::string> releases{};
};

bool is_same(const Diagnostic& a, const Diagnostic& b) {
  return a.code == b.code && a.place == b.place && a.message == b.message;
}

void add(std::vector<Shared>& all, Diagnostics problems, const Release& release) {
  for (Diagnostic& problem : in_order(std::move(problems))) {
    const auto same = std::ranges::find_if(
        all, [&](const Shared& shared) { return is_same(shared.problem, problem); });
    auto& shared = same == all.end() ? all.emplace_back(Shared{std::move(problem), {}}) : *same;
    const auto name = name_of(release);
    if (shared.releases.empty() || shared.releases.back() != name) shared.releases.push_back(name);
  }
}

Diagnostics told(std::vector<Shared> all, std::size_t releases) {
  Diagnostics problems;
  for (Shared& shared : all) {
    std::ranges::reverse(shared.releases);
    if (shared.releases.size() < releases)
      shared.problem.notes.push_back(
          {.message = fmt::format("in {} {}", shared.releases.size() == 1 ? "release" : "releases",
                                  fmt::join(shared.releases, ", "))});
    problems.push_back(std::move(shared.problem));
  }
  return problems;
}

/// Everything that `generate` does for one release but writing.
Diagnostics problems_of(const model::Catalog& catalog, const Release& release) {
  Diagnostics problems;
  if (auto plan = prove(catalog, release, problems)) {
    const std::vector<Plan> plans{*std::move(plan)};
    static_cast<void>(draft_files(*choose_outputs({}).value, {plans, {}}, problems));
  }
  return problems;
}

CheckedCatalog checked(const std::string& path, const model::Catalog& catalog,
                       const std::vector<Release>& releases) {
  CheckedCatalog checked{.path = path, .name = catalog.who.name};
  for (const Release& release : releases) {
    if (release) checked.releases.insert(checked.releases.begin(), name_of(release));
  }
  return checked;
}

CheckedCatalog check_releases(const std::string& path, const model::Catalog& catalog,
                              const Release& wanted, Diagnostics& diagnostics) {
  const auto releases = releases_of(catalog, wanted);
  std::vector<Shared> problems;
  for (const Release& release : releases)
    add(problems, problems_of(catalog, release), release);
  append(diagnostics, told(std::move(problems), releases.size()));
  // What older releases leave out is what came since.
  for (plan::LeftOut& one : plan::left_out(catalog, releases.front()))
    diagnostics.push_back(std::move(one.told));
  return checked(path, catalog, releases);
}

Checked check_all(const CheckRequest& request, const Setting& setting, Sources& sources,
                  Diagnostics& diagnostics) {
  Checked all;
  std::vector<model::Operator> operators;
  for (const std::string& path : request.catalogs) {
    const auto catalog = read_under_overlays(path, setting, sources, diagnostics);
    if (!catalog) continue;
    operators.push_back(catalog->who);
    all.push_back(check_releases(path, *catalog, setting.release, diagnostics));
  }
  prove_apart(operators, diagnostics);
  return all;
}

}  // namespace

Outcome<Checked> check_catalogs(const CheckRequest& request, const catalog::Search& search,
                                Sources& sources) {
  Diagnostics diagnostics;
  const auto wanted = read_release(request.version, diagnostics);
  auto overlays = load_overlays(request.overlays, search, diagnostics);
  if (has_errors(diagnostics)) return {.diagnostics = std::move(diagnostics)};
  auto checked = check_all(request, {wanted, *std::move(overlays), search}, sources, diagnostics);
  return {.value = std::move(checked), .diagnostics = in_order(std::move(diagnostics))};
}

}  // namespace obsgen::pipeline
