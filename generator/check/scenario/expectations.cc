#include "check/scenario/expectations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/scenario/bounds.h"
#include "check/scenario/latest.h"
#include "promql/print.h"
#include "template/print.h"

namespace obsgen::check {

namespace {

using model::AlertState;
using model::TestExpectation;
using promql::BinaryOp;
using promql::VectorSelector;

std::int64_t hold_of(const Story& story) {
  return story.rule.hold.value_or(model::Duration{0}).milliseconds;
}

std::string_view word_of(AlertState state) {
  switch (state) {
    case AlertState::Silent:
      return "be silent";
    case AlertState::Pending:
      return "be pending";
    case AlertState::Firing:
      return "fire";
  }
  return {};
}

/// `the alert cannot fire at '10m'`
std::string cannot(const TestExpectation& expected) {
  return fmt::format("the alert cannot {} at '{}'", word_of(expected.state),
                     to_string(expected.at));
}

Diagnostic unlikely(std::string code, const TestExpectation& expected, const std::string& reason) {
  return {.code = std::move(code),
          .place = expected.place,
          .message = fmt::format("{}: {}", cannot(expected), reason)};
}

std::optional<Diagnostic> by_hold(const TestExpectation& expected, const Story& story) {
  const model::Duration hold{hold_of(story)};
  if (expected.state == AlertState::Firing && expected.at < hold) {
    auto problem =
        unlikely("test/too-early", expected, fmt::format("it has to hold for {}", to_string(hold)));
    problem.help = fmt::format("say 'pending', or '{}: firing'", to_string(hold));
    return problem;
  }
  if (expected.state != AlertState::Pending || hold.milliseconds > 0) return std::nullopt;
  auto problem = unlikely("test/never-pending", expected, "it fires at once, as it has no 'for'");
  problem.help = "say 'firing', or give the alert a 'for'";
  return problem;
}

/// Where the first label that the selector does not take is written, else the series.
Place place_of_refusal(const VectorSelector& selector, const model::RuleTest::Series& series) {
  for (const promql::Matcher& matcher : selector.matchers) {
    if (takes(matcher, series)) continue;
    std::string_view name = matcher.label;
    while (!series.source.labels.contains(std::string{name}) && name.starts_with("exported_"))
      name.remove_prefix(std::string_view{"exported_"}.size());
    const auto written = series.source.labels.find(std::string{name});
    if (written != series.source.labels.end()) return written->second.place;
  }
  return series.source.place;
}

Diagnostic refused_series(const TestExpectation& expected, const VectorSelector& selector,
                          const model::RuleTest::Series& series) {
  return {.code = "test/label",
          .place = place_of_refusal(selector, series),
          .message = fmt::format("{}: it does not read this series of '{}'", cannot(expected),
                                 selector.name),
          .help = "give it labels that the alert reads",
          .notes = {{fmt::format("the alert reads {}", promql::print({selector, {}}))}}};
}

/// What the scenario gives that the alert may have been meant to read.
std::string names_given(const Story& story) {
  std::string names;
  for (const auto& series : story.test.series) {
    const auto quoted = fmt::format("'{}'", series.source.metric);
    if (names.find(quoted) == std::string::npos) names += (names.empty() ? "" : ", ") + quoted;
  }
  return names.empty() ? "no series at all" : names;
}

Diagnostic missing_series(const TestExpectation& expected, const VectorSelector& selector,
                          const Story& story) {
  auto problem = unlikely(
      "test/missing-series", expected,
      fmt::format("it needs samples of '{}', of which the test gives none", selector.name));
  problem.help =
      fmt::format("give series of '{}'; the test gives {}", selector.name, names_given(story));
  return problem;
}

/// Why the alert has nothing to read: a series whose labels it does not take, or no series.
std::optional<Diagnostic> by_absence(const TestExpectation& expected, const Story& story) {
  const auto hungry = starved(story.condition, story);
  if (hungry.empty()) return std::nullopt;
  for (const VectorSelector* selector : hungry) {
    const auto& all = story.test.series;
    const auto near = std::ranges::find(all, selector->name, [](const auto& series) {
      return std::string_view{series.source.metric};
    });
    if (near != all.end() && read_by(*selector, story).empty())
      return refused_series(expected, *selector, *near);
  }
  return missing_series(expected, *hungry.front(), story);
}

std::optional<Diagnostic> by_end(const TestExpectation& expected, const Story& story) {
  const auto latest = latest_result(story.condition, story);
  if (latest == kNever) return by_absence(expected, story);
  if (latest == kAlways) return std::nullopt;
  // It may be kept firing from the round after the last with a result, and holds up to the next.
  const auto kept = story.rule.keep_firing.value_or(model::Duration{0}).milliseconds;
  const auto end = latest + kept + 2 * story.step.milliseconds;
  if (expected.at.milliseconds <= end) return std::nullopt;
  std::int64_t last = 0;
  for (const auto& series : story.test.series)
    last = std::max(last, last_sample(series, story).value_or(0));
  auto problem = unlikely("test/after-end", expected,
                          fmt::format("the last sample that it could read is of '{}'",
                                      to_string(model::Duration{last})));
  problem.help = "give the series values for longer, or say 'silent'";
  return problem;
}

std::string_view relation(BinaryOp op) {
  switch (op) {
    case BinaryOp::Greater:
      return "above";
    case BinaryOp::Less:
      return "below";
    case BinaryOp::GreaterEqual:
      return "at least";
    case BinaryOp::LessEqual:
      return "at most";
    default:
      return "equal to";
  }
}

std::string samples_in(const Compared& compared) {
  if (compared.low == compared.high) return fmt::format("all are {:g}", compared.low);
  return fmt::format("they are {:g} to {:g}", compared.low, compared.high);
}

Diagnostic by_samples(const TestExpectation& expected, const Compared& compared,
                      std::string_view which) {
  auto problem = unlikely(
      "test/value", expected,
      fmt::format("until then {} is {} {:g}", which, relation(compared.op), compared.threshold));
  problem.notes.push_back({fmt::format("of the samples until then {}", samples_in(compared))});
  return problem;
}

/// A label that is made of the value begins another alert whenever it changes.
bool has_fixed_labels(const model::AlertingRule& rule) {
  return std::ranges::all_of(rule.labels, [](const auto& label) {
    return templates::plain_text(label.second).has_value();
  });
}

std::optional<Diagnostic> by_value(const TestExpectation& expected, const Story& story) {
  const auto found = compared(story.condition, story, expected.at.milliseconds);
  if (!found) return std::nullopt;
  if (found->truth == promql::Truth::Never && expected.state != AlertState::Silent)
    return by_samples(expected, *found, "no sample");
  if (found->truth != promql::Truth::Always || !has_fixed_labels(story.rule)) return std::nullopt;
  const bool held = expected.at.milliseconds >= hold_of(story) + story.step.milliseconds;
  if (expected.state == AlertState::Silent || (expected.state == AlertState::Pending && held))
    return by_samples(expected, *found, "each sample");
  return std::nullopt;
}

std::optional<Diagnostic> check_expectation(const TestExpectation& expected, const Story& story) {
  if (auto problem = by_hold(expected, story)) return problem;
  if (expected.state != AlertState::Silent) {
    if (auto problem = by_end(expected, story)) return problem;
  }
  return by_value(expected, story);
}

}  // namespace

Diagnostics check_expectations(const Story& story) {
  Diagnostics problems;
  for (const auto& expectation : story.test.expectations) {
    auto problem = check_expectation(expectation.source, story);
    if (!problem) continue;
    // One series that is missing or misspelt makes all moments wrong.
    const bool told =
        std::ranges::find(problems, problem->code, &Diagnostic::code) != problems.end();
    const bool of_series = problem->code == "test/label" || problem->code == "test/missing-series";
    if (!told || !of_series) problems.push_back(*std::move(problem));
  }
  return problems;
}

}  // namespace obsgen::check
