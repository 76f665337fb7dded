#include "check/table.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

using namespace std::string_view_literals;

/// Areas of what is told of a catalog that could be read.
constexpr std::array kProofAreas{"alert"sv, "dashboard"sv, "promql"sv,
                                 "rule"sv,  "scrape"sv,    "test"sv};

/// Errors of these areas that reading tells all the same: what has them is no expression, text or
/// series at all.
constexpr std::array kOfReading{
    "alert/template-syntax"sv, "alert/unknown-function"sv,  "alert/unknown-variable"sv,
    "promql/arguments"sv,      "promql/duration"sv,         "promql/empty-matcher"sv,
    "promql/matcher"sv,        "promql/modifier"sv,         "promql/number"sv,
    "promql/regex"sv,          "promql/string"sv,           "promql/syntax"sv,
    "promql/type"sv,           "promql/unknown-function"sv, "test/label-value"sv};

/// Errors of the area `catalog` that are told then; the others are told by reading.
constexpr std::array kProofsOfCatalogs{"catalog/label-not-in-release"sv, "catalog/never-built"sv,
                                       "catalog/series-clash"sv, "catalog/unit-mismatch"sv};

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::ranges::find(words, word) != words.end();
}

std::vector<Check> joined() {
  std::vector<Check> all;
  for (const auto part :
       {alert_checks(), batch_checks(), catalog_a_n_checks(), catalog_n_u_checks(),
        catalog_u_w_checks(), cli_checks(), dashboard_checks(), exposition_a_m_checks(),
        exposition_m_v_checks(), json_checks(), live_checks(), meaning_checks(), promql_checks(),
        rule_checks(), scrape_checks(), test_checks(), yaml_checks()})
    all.insert(all.end(), part.begin(), part.end());
  std::ranges::sort(all, {}, &Check::code);
  return all;
}

}  // namespace

std::string_view to_string(FoundIn place) {
  switch (place) {
    case FoundIn::Yaml:
      return "YAML";
    case FoundIn::Json:
      return "JSON";
    case FoundIn::Catalog:
      return "sections of a catalog";
    case FoundIn::Overlay:
      return "an overlay";
    case FoundIn::Expression:
      return "an expression";
    case FoundIn::Template:
      return "the text of an alert";
    case FoundIn::Page:
      return "a page of metrics";
    case FoundIn::OpenMetrics:
      return "a page of OpenMetrics";
    case FoundIn::Exposed:
      return "a page of metrics beside its catalog";
    case FoundIn::Question:
      return "a line of a batch";
    case FoundIn::Series:
      return "a series";
    case FoundIn::Formatted:
      return "an expression to be formatted";
    case FoundIn::Written:
      return "what is about to be written";
    case FoundIn::Bytes:
      return "bytes";
    case FoundIn::Limit:
      return "a limit";
    case FoundIn::CommandLine:
      return "the command line";
  }
  return {};
}

bool can_be_ignored(const Check& check) {
  if (!has_examples(check.found_in)) return false;
  const auto area = check.code.substr(0, check.code.find('/'));
  if (area == "catalog")
    return check.severity != Severity::Error || is_one_of(check.code, kProofsOfCatalogs);
  return is_one_of(area, kProofAreas) && !is_one_of(check.code, kOfReading);
}

bool has_examples(FoundIn place) { return place < FoundIn::Written; }

std::span<const Check> checks() {
  static const auto kChecks = joined();
  return kChecks;
}

const Check* find_check(std::string_view code) {
  const auto found = std::ranges::lower_bound(checks(), code, {}, &Check::code);
  return found == checks().end() || found->code != code ? nullptr : &*found;
}

}  // namespace obsgen::check
