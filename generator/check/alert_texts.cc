#include "check/alert_texts.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "model/scrape.h"
#include "model/series.h"
#include "promql/infer.h"
#include "promql/tree.h"
#include "template/evaluate.h"
#include "template/uses.h"

namespace obsgen::check {

namespace {

using templates::Expanded;
using templates::Expansion;
using templates::Failed;
using templates::Template;

/// What a label of any value may hold: a text fails for certain only if it does with each.
constexpr std::array<std::string_view, 5> kTexts{"x", "1", "1h", "", "10.0.0.1:80"};
constexpr std::array kValues{1.0, 0.0, 1000.0, 0.5};

using LabelTexts = std::map<std::string, std::string>;

/// The labels of an alert: those whose value is known to be of a kind, and the others.
struct SampleLabels {
  LabelTexts known{};
  std::set<std::string> free{};
};

/// A value of a closed label of one of the metrics that the query reads.
std::optional<std::string> listed_value(const promql::Expr& query, const model::Catalog& catalog,
                                        std::string_view name) {
  std::optional<std::string> found;
  promql::for_each_selector(query, [&](const promql::VectorSelector& selector) {
    const auto series = model::find_series(catalog, selector.name);
    if (!series || found) return;
    for (const model::Label& label : series->metric->labels) {
      const auto after = model::label_after_scrape(catalog.scrape, *series->metric, label.name);
      if (after != name) continue;
      for (const model::LabelValue& value : label.values)
        if (!value.value.empty() && !found) found = value.value;
    }
  });
  return found;
}

SampleLabels sample_labels(const model::AlertingRule& rule, const model::Catalog& catalog,
                           const promql::World& world) {
  SampleLabels sample;
  const auto result = promql::infer_result(rule.query, world, promql::LabelNames::AfterScrape);
  for (const promql::LabelBranch& branch : result) {
    for (const auto& [name, state] : branch.labels) {
      if (name == "__name__") continue;
      const bool of_target = state.owner == promql::LabelOwner::Target;
      auto value = of_target ? std::optional{catalog.who.name + "-0"}
                             : listed_value(rule.query, catalog, name);
      if (value)
        sample.known.emplace(name, *std::move(value));
      else
        sample.free.insert(name);
    }
  }
  for (const auto& [name, value] : sample.known)
    sample.free.erase(name);
  return sample;
}

/// `sample` and `text` for all labels whose values are not known.
templates::Data data_of(const SampleLabels& sample, std::string_view text, double value) {
  templates::Data data{.labels = sample.known, .value = value};
  for (const std::string& name : sample.free)
    data.labels.emplace(name, text);
  return data;
}

/// What a text comes to with each sample; up to the first of which `stop` says so.
template <class Stop>
std::vector<Expansion> expansions(const Template& text, const SampleLabels& sample,
                                  const Stop& stop) {
  std::vector<Expansion> all;
  for (const std::string_view label : kTexts) {
    for (const double value : kValues) {
      all.push_back(templates::expand(text, data_of(sample, label, value)));
      if (stop(all.back())) return all;
    }
  }
  return all;
}

/// `%!d(float64=1)` in a text that was expanded, as printf writes it.
std::optional<std::string> printf_slip(std::string_view text) {
  const auto at = text.find("%!");
  if (at == std::string_view::npos) return std::nullopt;
  const auto open = text.find('(', at);
  if (open == std::string_view::npos || open > at + 3) return std::nullopt;
  const auto close = text.find(')', open);
  return std::string{text.substr(at, close == std::string_view::npos ? close : close + 1 - at)};
}

Diagnostic failing(const Template& text, const Failed& failed) {
  return {.code = "alert/template-fails",
          .place = place_in_file(text.source, failed.span),
          .message = fmt::format("the text fails whenever the alert is active: {}", failed.reason),
          .help = "people would read '<error expanding template: …>' in place of all of it"};
}

/// The only `printf` of the text, else all of it.
Place place_of_printf(const Template& text) {
  std::vector<templates::Name> found;
  for (auto& name : templates::function_uses(text))
    if (name.text == "printf") found.push_back(std::move(name));
  return found.size() == 1 ? place_in_file(text.source, found.front().span)
                           : Place{text.source.file, text.source.file_span};
}

Diagnostic slipped(const Template& text, const std::string& shown) {
  return {
      .code = "alert/template-fails",
      .place = place_of_printf(text),
      .message = fmt::format("people would read '{}': the verb of 'printf' does not fit", shown),
      .help = "the value is a float ('%.0f', '%.2f'), labels are texts ('%s')"};
}

bool prints(const Template& text) {
  const auto functions = templates::function_uses(text);
  return std::ranges::find(functions, "printf", &templates::Name::text) != functions.end();
}

std::optional<std::string> slip_in(const Expansion& expansion) {
  const auto* expanded = std::get_if<Expanded>(&expansion);
  return expanded == nullptr ? std::nullopt : printf_slip(expanded->text);
}

/// A problem that a text has whatever its labels and its value are.
std::optional<Diagnostic> check_text(const Template& text, const SampleLabels& sample) {
  const bool may_slip = prints(text);
  const auto fine = [&](const Expansion& one) {
    return !std::holds_alternative<Failed>(one) && !(may_slip && slip_in(one));
  };
  const auto all = expansions(text, sample, fine);
  if (fine(all.back())) return std::nullopt;
  if (const auto* failed = std::get_if<Failed>(&all.front())) return failing(text, *failed);
  return slipped(text, *slip_in(all.front()));
}

/// A label that shows the value is another one at each evaluation.
bool shows_value(const Template& text, const SampleLabels& sample) {
  std::set<std::string> shown;
  for (const double value : {1.0, 2.5, 1003.75}) {
    const auto expansion = templates::expand(text, data_of(sample, "x", value));
    const auto* expanded = std::get_if<Expanded>(&expansion);
    if (expanded == nullptr || !shown.insert(expanded->text).second) return false;
  }
  return true;
}

/// What of a label's text changes from one evaluation to the next.
std::optional<Span> changing(const Template& text, const SampleLabels& sample) {
  const auto functions = templates::function_uses(text);
  const auto use_of = [&](std::string_view name) {
    return std::ranges::find(functions, name, &templates::Name::text);
  };
  if (const auto now = use_of("now"); now != functions.end()) return now->span;
  const auto query = use_of("query");
  const bool of_query = query != functions.end() && use_of("value") != functions.end();
  if (of_query) return query->span;
  const auto values = templates::value_uses(text);
  return !values.empty() && shows_value(text, sample) ? std::optional{values.front()}
                                                      : std::nullopt;
}

Diagnostic unstable(const std::string& name, const Template& text, Span span) {
  return {.code = "alert/value-in-label",
          .place = place_in_file(text.source, span),
          .message = fmt::format("the label '{}' is another one at each evaluation", name),
          .help =
              "an alert is known by its labels: it would begin anew and its 'for' would never "
              "pass; show the value in 'description'"};
}

Diagnostics check_rule(const model::AlertingRule& rule, const SampleLabels& sample) {
  Diagnostics problems;
  for (const auto& [name, text] : rule.annotations)
    if (auto problem = check_text(text, sample)) problems.push_back(*std::move(problem));
  for (const auto& [name, text] : rule.labels) {
    if (auto problem = check_text(text, sample))
      problems.push_back(*std::move(problem));
    else if (const auto span = changing(text, sample))
      problems.push_back(unstable(name, text, *span));
  }
  return problems;
}

}  // namespace

Diagnostics check_alert_texts(const model::Catalog& catalog, const promql::World& world,
                              const model::RulePlan& rules) {
  Diagnostics problems;
  for (const model::RuleGroup& group : rules.groups) {
    for (const auto& rule : group.rules) {
      const auto* alert = std::get_if<model::AlertingRule>(&rule);
      if (alert != nullptr)
        append(problems, check_rule(*alert, sample_labels(*alert, catalog, world)));
    }
  }
  return in_order(std::move(problems));
}

}  // namespace obsgen::check
