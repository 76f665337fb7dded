#include "check/scenario/series.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/overloaded.h"
#include "check/did_you_mean.h"
#include "check/scenario/latest.h"
#include "model/series.h"
#include "promql/tree.h"
#include "template/uses.h"

namespace obsgen::check {

namespace {

using model::MetricType;
using model::SeriesKind;
using model::SeriesRun;

/// The names of all series that the alert reads, records and what they are made of among them.
struct NamesRead {
  std::set<std::string> names{};
  bool open = false;  // further ones may be read
};

void read_names(const promql::Expr& expr, const Story& story, NamesRead& read) {
  promql::for_each_selector(expr, [&](const promql::VectorSelector& selector) {
    if (is_open(selector)) read.open = true;
    if (!read.names.insert(selector.name).second) return;
    const auto record = story.records.find(selector.name);
    if (record != story.records.end()) read_names(record->second->expr, story, read);
  });
}

bool queries(const model::TemplateMap& texts) {
  return std::ranges::any_of(texts, [](const auto& text) {
    const auto functions = templates::function_uses(text.second);
    return std::ranges::find(functions, "query", &templates::Name::text) != functions.end();
  });
}

/// What the number of a series may be, as messages say it.
struct Allowed {
  std::string_view what{};
  bool (*has)(double){};
};

bool is_one(double value) { return value == 1; }

bool is_flag(double value) { return value == 0 || value == 1; }

/// Steps of a hundredth do not add up to exactly 1.
bool is_share(double value) { return value >= -1e-9 && value <= 1 + 1e-9; }

bool is_not_negative(double value) { return value >= 0; }

std::optional<Allowed> allowed_by_domain(const model::ValueDomain& domain) {
  constexpr Allowed kOne{"is always 1", is_one};
  constexpr Allowed kFlag{"is 0 or 1", is_flag};
  using Domain = std::optional<Allowed>;
  return std::visit(Overloaded{[](const model::FreeValue&) { return Domain{}; },
                               [](const model::TimestampValue&) { return Domain{}; },
                               [&](const model::InfoValue&) { return Domain{kOne}; },
                               [&](const model::StateValue&) { return Domain{kOne}; },
                               [&](const model::BoolValue&) { return Domain{kFlag}; },
                               [&](const model::OneHotValue&) { return Domain{kFlag}; },
                               [](const model::RatioValue&) {
                                 return Domain{Allowed{"is a ratio from 0 to 1", is_share}};
                               }},
                    domain);
}

std::optional<Allowed> allowed_in(const model::Series& series) {
  const bool counts =
      series.kind == SeriesKind::Bucket || series.kind == SeriesKind::Count ||
      (series.kind == SeriesKind::Plain && series.metric->type == MetricType::Counter);
  if (counts) return Allowed{"counts up from 0", is_not_negative};
  if (series.kind != SeriesKind::Plain || series.metric->type != MetricType::Gauge)
    return std::nullopt;
  return allowed_by_domain(series.metric->value);
}

/// Of the numbers of a run, one that is not allowed. Of equal steps the first, the third and the
/// last tell: no step but none leaves 0 and 1 for longer, and a range is left at its ends.
std::optional<double> forbidden(const SeriesRun& run, const Allowed& allowed) {
  if (run.kind != SeriesRun::Kind::Number) return std::nullopt;
  for (const std::uint32_t index : {0U, 1U, 2U, run.count - 1}) {
    if (index >= run.count) continue;
    const double value = run.first + run.step * index;
    if (!std::isnan(value) && !allowed.has(value)) return value;
  }
  return std::nullopt;
}

std::optional<Diagnostic> impossible_value(const model::TestSeries& series,
                                           const Allowed& allowed) {
  for (const SeriesRun& run : series.values.runs) {
    const auto value = forbidden(run, allowed);
    if (value)
      return Diagnostic{
          .code = "test/impossible-value",
          .place = series.values_place,
          .message = fmt::format("'{}' {}, found {:g}", series.metric, allowed.what, *value)};
  }
  return std::nullopt;
}

}  // namespace

Diagnostics check_unread_series(const Story& story) {
  // An alert on absence is shown by series of others: a test cannot be without any.
  if (latest_result(story.condition, story) == kAlways) return {};
  NamesRead read;
  read_names(story.condition, story, read);
  if (read.open || queries(story.rule.annotations) || queries(story.rule.labels)) return {};
  const std::vector<std::string> names(read.names.begin(), read.names.end());
  Diagnostics problems;
  for (const auto& series : story.test.series) {
    const std::string& name = series.source.metric;
    if (read.names.contains(name)) continue;
    const auto near = did_you_mean(name, names);
    problems.push_back(
        {.severity = Severity::Warning,
         .code = "test/unread-series",
         .place = series.source.place,
         .message = fmt::format("the alert does not read '{}'", name),
         .help = near.empty() ? fmt::format("it reads '{}'", fmt::join(names, "', '")) : near});
  }
  return problems;
}

Diagnostics check_series_values(const model::Catalog& catalog, const Story& story) {
  Diagnostics problems;
  for (const auto& series : story.test.series) {
    const auto family = model::find_series(catalog, series.source.metric);
    const auto allowed = family ? allowed_in(*family) : std::nullopt;
    if (!allowed) continue;
    if (auto problem = impossible_value(series.source, *allowed))
      problems.push_back(*std::move(problem));
  }
  return problems;
}

}  // namespace obsgen::check
