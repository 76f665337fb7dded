#include "pipeline/outputs.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/nearest.h"
#include "base/render.h"
#include "pipeline/outputs/drafts.h"

namespace obsgen::pipeline {

namespace {

/// A path with what stands before and behind its hole; without one, `behind` is empty.
struct Pattern {
  std::string_view before{};
  std::string_view behind{};
  bool has_hole = false;
};

Pattern pattern_of(const Output& output) {
  const auto open = output.path.find('{');
  if (open == std::string_view::npos) return {.before = output.path};
  const auto close = output.path.find('}', open);
  return {output.path.substr(0, open), output.path.substr(close + 1), true};
}

bool is_named(const Output& output, std::string_view word) {
  return output.name == word || (output.family == word && !word.empty());
}

Diagnostic unknown_output(const std::string& word) {
  auto known = output_families();
  for (const Output& output : outputs()) {
    if (output.name != output.family) known.push_back(output.name);
  }
  const auto near = nearest(word, known);
  return {.code = "cli/unknown-output",
          .place = {kNoFile, {}},
          .message = fmt::format("there is no output '{}'", word),
          .help = near ? fmt::format("did you mean '{}'?", *near)
                       : fmt::format("outputs are {}", fmt::join(known, ", "))};
}

/// With what they need, and what that needs.
std::set<std::string_view> with_needs(const std::set<std::string_view>& names) {
  auto all = names;
  for (const Output& output : outputs()) {
    if (names.contains(output.name)) all.insert(output.needs.begin(), output.needs.end());
  }
  return all == names ? all : with_needs(all);
}

}  // namespace

const std::vector<Output>& outputs() {
  using enum Default;
  // clang-format off
  static const std::vector<Output> kOutputs{
      {"dashboards", "dashboards", On, "dashboards/{uid}.json", {}, draft_dashboards},
      {"prometheusrule", "rules", On, "alerts/{operator}-prometheusrule.yaml", {}, draft_prometheus_rule},
      {"rule-file", "rules", On, "alerts/{operator}-rules.yaml", {}, draft_rule_file},
      {"rule-tests", "rules", On, "alerts/tests/{operator}.test.yaml", {"rule-file"}, draft_rule_tests},
      {"servicemonitor", "monitor", On, "alerts/{operator}-servicemonitor.yaml", {}, draft_service_monitor},
      {"helm-values", "monitor", On, "alerts/{operator}-helm-values.yaml", {}, draft_helm_values},
      {"kustomization", {}, On, "alerts/kustomization.yaml", {"prometheusrule", "servicemonitor"}, draft_kustomization},
      {"runbook-pages", "runbooks", On, "docs/runbooks/{alert}.md", {"runbook-index"}, draft_runbooks},
      {"runbook-index", "runbooks", On, "docs/runbooks/README.md", {"runbook-pages"}, draft_runbook_index},
  };
  // clang-format on
  return kOutputs;
}

std::vector<std::string_view> output_families() {
  std::vector<std::string_view> families;
  for (const Output& output : outputs()) {
    if (!output.family.empty() && std::ranges::find(families, output.family) == families.end())
      families.push_back(output.family);
  }
  return families;
}

Outcome<OutputChoice> choose_outputs(const std::vector<std::string>& words) {
  Diagnostics diagnostics;
  std::set<std::string_view> names;
  for (const std::string& word : words) {
    bool is_known = false;
    for (const Output& output : outputs()) {
      if (!is_named(output, word)) continue;
      names.insert(output.name);
      is_known = true;
    }
    if (!is_known) diagnostics.push_back(unknown_output(word));
  }
  if (has_errors(diagnostics)) return {.diagnostics = std::move(diagnostics)};
  const auto all = with_needs(names);
  OutputChoice choice;
  for (const Output& output : outputs()) {
    if (words.empty() ? output.made == Default::On : all.contains(output.name))
      choice.push_back(&output);
  }
  return {.value = std::move(choice)};
}

std::string path_of(const Output& output, std::string_view name) {
  const auto pattern = pattern_of(output);
  return fmt::format("{}{}{}", pattern.before, name, pattern.behind);
}

std::optional<std::string> name_in(const Output& output, std::string_view path) {
  const auto [before, behind, has_hole] = pattern_of(output);
  if (!has_hole) return path == before ? std::optional{std::string{}} : std::nullopt;
  if (path.size() <= before.size() + behind.size() || !path.starts_with(before) ||
      !path.ends_with(behind))
    return std::nullopt;
  const auto name = path.substr(before.size(), path.size() - before.size() - behind.size());
  return name.find('/') == std::string_view::npos ? std::optional{std::string{name}} : std::nullopt;
}

const Output* output_of(std::string_view path) {
  const Output* found = nullptr;
  for (const Output& output : outputs()) {
    const auto name = name_in(output, path);
    if (name && (found == nullptr || name->empty())) found = &output;
  }
  return found;
}

std::vector<OutputPlace> output_places() {
  std::set<OutputPlace> places;
  for (const Output& output : outputs())
    places.insert({std::string{output.path.substr(0, output.path.rfind('/'))},
                   std::string{output.path.substr(output.path.rfind('.'))}});
  return {places.begin(), places.end()};
}

}  // namespace obsgen::pipeline
