#include "pipeline/check.h"

#include <algorithm>
#include <set>
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

using PanelIds = std::set<std::pair<std::string, std::uint32_t>>;

PanelIds panels_of(const Plan& plan) {
  PanelIds ids;
  for (const model::Dashboard& dashboard : plan.dashboards)
    for (const model::Row& row : dashboard.rows)
      for (const model::Panel& panel : row.panels)
        ids.emplace(dashboard.uid, panel.id);
  return ids;
}

/// What came of the releases of a catalog.
struct ProvenReleases {
  std::vector<Shared> problems{};
  PanelIds panels{};
  std::size_t whole = 0;  // releases that went through every proof
};

/// Everything that `generate` does for one release but writing.
void prove_release(ReadCatalog& read, const Release& release, ProvenReleases& proven) {
  Diagnostics problems;
  if (auto plan = prove(read.catalog, release, read.sieve, problems)) {
    ++proven.whole;
    proven.panels.merge(panels_of(*plan));
    const std::vector<Plan> plans{*std::move(plan)};
    Diagnostics found;
    static_cast<void>(draft_files(*choose_outputs({}).value, {plans, {}}, found));
    append(problems, read.sieve.sift(std::move(found)));
  }
  add(proven.problems, std::move(problems), release);
}

/// What is wrong with what the catalog accepts. What a release that was not looked at, or not to
/// the end, may need is not called unused.
Diagnostics problems_of_ignores(const ReadCatalog& read, std::size_t whole,
                                const std::optional<Day>& today) {
  Diagnostics problems;
  if (whole >= std::max<std::size_t>(read.catalog.releases.size(), 1))
    append(problems, read.sieve.unused());
  if (today) append(problems, expired(read.catalog.suppressions, *today));
  return problems;
}

CheckedCatalog checked(const std::string& path, const model::Catalog& catalog,
                       const std::vector<Release>& releases) {
  CheckedCatalog checked{.path = path,
                         .name = catalog.who.name,
                         .counts = {.metrics = catalog.metrics.size(),
                                    .signals = catalog.signals.size(),
                                    .alerts = catalog.alerts.size()}};
  for (const Release& release : releases) {
    if (release) checked.releases.insert(checked.releases.begin(), name_of(release));
  }
  return checked;
}

/// Which release is asked for, and when.
struct Asked {
  Release wanted{};
  std::optional<Day> today{};
};

CheckedCatalog check_releases(const std::string& path, ReadCatalog& read, const Asked& asked,
                              Diagnostics& diagnostics) {
  const auto& [wanted, today] = asked;
  const auto releases = releases_of(read.catalog, wanted);
  ProvenReleases proven;
  for (const Release& release : releases)
    prove_release(read, release, proven);
  append(diagnostics, told(std::move(proven.problems), releases.size()));
  // What older releases leave out is what came since.
  Diagnostics more;
  for (plan::LeftOut& one : plan::left_out(read.catalog, releases.front()))
    more.push_back(std::move(one.told));
  append(diagnostics, read.sieve.sift(std::move(more)));
  append(diagnostics, read.sieve.sift(problems_of_ignores(read, proven.whole, today)));
  auto result = checked(path, read.catalog, releases);
  result.counts.panels = proven.panels.size();
  return result;
}

ProblemCounts count_problems(const Diagnostics& problems) {
  ProblemCounts counts;
  for (const Diagnostic& problem : problems) {
    if (problem.severity == Severity::Error) ++counts.errors;
    if (problem.severity == Severity::Warning) ++counts.warnings;
    if (problem.severity == Severity::Info) ++counts.infos;
  }
  return counts;
}

Checked check_all(const CheckRequest& request, const Setting& setting, Sources& sources,
                  Diagnostics& diagnostics) {
  Checked all;
  std::vector<model::Operator> operators;
  for (const std::string& path : request.catalogs) {
    Diagnostics problems;
    if (auto read = read_under_overlays(path, setting, sources, problems)) {
      operators.push_back(read->catalog.who);
      all.push_back(check_releases(path, *read, {setting.release, request.today}, problems));
      problems = in_order(std::move(problems));
      all.back().problems = count_problems(problems);
    }
    append(diagnostics, std::move(problems));
  }
  prove_apart(operators, diagnostics);
  return all;
}

}  // namespace

Outcome<Checked> check_catalogs(const CheckRequest& request, const catalog::Search& search,
                                Sources& sources) {
  Diagnostics diagnostics;
  const auto wanted = read_release(request.version, diagnostics);
  auto choice = read_choice(request.selected, request.ignored, diagnostics);
  auto overlays = load_overlays(request.overlays, search, diagnostics);
  if (has_errors(diagnostics)) return {.diagnostics = std::move(diagnostics)};
  auto checked = check_all(request, {wanted, *std::move(overlays), search, std::move(choice)},
                           sources, diagnostics);
  return {.value = std::move(checked), .diagnostics = in_order(std::move(diagnostics))};
}

}  // namespace obsgen::pipeline
