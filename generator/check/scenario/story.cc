#include "check/scenario/story.h"

#include <algorithm>

#include "promql/regex.h"

namespace obsgen::check {

namespace {

using promql::MatchOp;

std::string_view label_of(const model::RuleTest::Series& series, std::string_view name) {
  for (const auto& [label, value] : series.labels)
    if (label == name) return value;
  return {};
}

/// A pattern that cannot be read is taken to match.
bool is_match(const std::string& pattern, std::string_view value) {
  const auto regex = promql::Regex::compile(pattern);
  return !regex || regex->matches(value);
}

}  // namespace

bool is_open(const promql::VectorSelector& selector) {
  const auto unclear = [](const promql::Matcher& matcher) {
    return matcher.label_is_macro || matcher.label == "__name__";
  };
  return selector.name.empty() || selector.name.starts_with("ALERTS") || !selector.macros.empty() ||
         std::ranges::any_of(selector.matchers, unclear);
}

bool takes(const promql::Matcher& matcher, const model::RuleTest::Series& series) {
  const auto value = label_of(series, matcher.label);
  switch (matcher.op) {
    case MatchOp::Equal:
      return value == matcher.value;
    case MatchOp::NotEqual:
      return value != matcher.value;
    case MatchOp::Regex:
      return is_match(matcher.value, value);
    case MatchOp::NotRegex:
      return !promql::Regex::compile(matcher.value) || !is_match(matcher.value, value);
  }
  return true;
}

std::vector<const model::RuleTest::Series*> read_by(const promql::VectorSelector& selector,
                                                    const Story& story) {
  std::vector<const model::RuleTest::Series*> read;
  for (const auto& series : story.test.series) {
    const bool taken = series.source.metric == selector.name &&
                       std::ranges::all_of(selector.matchers, [&](const auto& matcher) {
                         return takes(matcher, series);
                       });
    if (taken) read.push_back(&series);
  }
  return read;
}

const model::RecordingRule* record_read_by(const promql::VectorSelector& selector,
                                           const Story& story) {
  const auto found = story.records.find(selector.name);
  return found == story.records.end() || gives(story, selector.name) ? nullptr : found->second;
}

bool gives(const Story& story, std::string_view name) {
  return std::ranges::any_of(story.test.series,
                             [&](const auto& series) { return series.source.metric == name; });
}

std::optional<std::int64_t> last_sample(const model::RuleTest::Series& series, const Story& story) {
  std::optional<std::int64_t> last;
  std::int64_t index = 0;
  for (const model::SeriesRun& run : series.source.values.runs) {
    index += run.count;
    if (run.kind == model::SeriesRun::Kind::Number)
      last = (index - 1) * story.test.interval.milliseconds;
  }
  return last;
}

}  // namespace obsgen::check
