#include "check/closed_sets.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/did_you_mean.h"
#include "promql/macro.h"
#include "promql/regex.h"

namespace obsgen::check {

namespace {

using model::Metric;
using model::Series;
using promql::Matcher;
using promql::MatchOp;
using promql::VectorSelector;

/// One value of a label, in each way in which it may be spelled.
struct Member {
  std::vector<std::string> spellings{};  // the first is shown
  std::optional<double> number{};
};

/// All values of a label, and how messages speak of it.
struct ClosedSet {
  std::string_view code{};  // of a matcher that selects nothing
  std::vector<Member> here{};
  std::vector<Member> elsewhere{};  // in other releases
  std::string is_never{};           // with room for the value
  std::string matches_none{};       // with room for the pattern
  Note note{};
};

Member word(const std::string& text) { return {.spellings = {text}}; }

/// A bound or quantile as exporters and both versions of Prometheus spell it: `20`, `20.0`,
/// `1e+06`.
Member number(double value) {
  Member member{.number = value};
  std::array<char, 32> buffer{};
  for (const auto format : {std::chars_format::general, std::chars_format::fixed}) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
    if (end.ec != std::errc{}) continue;
    std::string text{buffer.data(), end.ptr};
    if (text.find_first_of(".e") == std::string::npos) member.spellings.push_back(text + ".0");
    member.spellings.insert(member.spellings.begin(), std::move(text));
  }
  return member;
}

std::optional<double> read_number(std::string_view text) {
  double value = NAN;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop == end ? std::optional{value} : std::nullopt;
}

std::vector<Member> numbers(const std::vector<double>& values) {
  std::vector<Member> members;
  for (const double value : values)
    members.push_back(number(value));
  return members;
}

ClosedSet bounds_of(const Metric& metric) {
  const auto& bounds = metric.buckets.front().bounds;
  ClosedSet set{
      .code = "promql/unknown-bound",
      .here = numbers(bounds),
      .elsewhere = numbers(metric.other_bounds),
      .is_never = fmt::format("'{}' has no bucket with the upper bound", metric.name),
      .matches_none = fmt::format("no upper bound of '{}' matches", metric.name),
      .note = {fmt::format("its bounds are {} and +Inf", fmt::join(bounds, ", ")), metric.place}};
  set.here.push_back(word("+Inf"));
  return set;
}

ClosedSet quantiles_of(const Metric& metric) {
  return {.code = "promql/unknown-quantile",
          .here = numbers(metric.quantiles),
          .is_never = fmt::format("'{}' does not expose the quantile", metric.name),
          .matches_none = fmt::format("no quantile of '{}' matches", metric.name),
          .note = {fmt::format("it exposes {}", fmt::join(metric.quantiles, ", ")), metric.place}};
}

ClosedSet value_set_of(const model::Label& label) {
  ClosedSet set{.code = "promql/unknown-value",
                .is_never = fmt::format("label '{}' never is", label.name),
                .matches_none = fmt::format("no value of label '{}' matches", label.name)};
  std::vector<std::string> quoted;
  for (const auto& value : label.values) {
    set.here.push_back(word(value.value));
    quoted.push_back(fmt::format("'{}'", value.value));
  }
  for (const auto& value : label.other_values)
    set.elsewhere.push_back(word(value));
  set.note = {fmt::format("its values are {}", fmt::join(quoted, ", ")), label.place};
  return set;
}

/// The values of the series' label, where the catalog has them all.
std::optional<ClosedSet> closed_set(const Series& series, std::string_view name) {
  const Metric& metric = *series.metric;
  if (name == model::extra_label(series)) {
    const bool buckets = series.kind == model::SeriesKind::Bucket;
    if (buckets ? metric.buckets.empty() : metric.quantiles.empty()) return std::nullopt;
    return buckets ? bounds_of(metric) : quantiles_of(metric);
  }
  const model::Label* label = model::find_label(metric, name);
  if (label == nullptr || label->values.empty()) return std::nullopt;
  return value_set_of(*label);
}

/// What a matcher compares with, negated or not.
class Pattern {
 public:
  Pattern(MatchOp op, std::string_view text) : text_(text) {
    const bool is_regex = op == MatchOp::Regex || op == MatchOp::NotRegex;
    if (is_regex) regex_ = promql::Regex::compile(text);
    if (!is_regex) number_ = read_number(text);
    good_ = !is_regex || regex_.has_value();
  }

  bool fits(const Member& member) const {
    if (member.number && number_ == member.number) return true;
    return std::ranges::any_of(member.spellings, [&](const std::string& spelling) {
      return regex_ ? regex_->matches(spelling) : spelling == text_;
    });
  }

  bool fits_any(const std::vector<Member>& members) const {
    return !good_ || std::ranges::any_of(members, [&](const Member& m) { return fits(m); });
  }

 private:
  std::string text_;
  std::optional<promql::Regex> regex_{};
  std::optional<double> number_{};
  bool good_ = true;  // what is no regular expression is told elsewhere
};

bool is_regex(const Matcher& matcher) {
  return matcher.op == MatchOp::Regex || matcher.op == MatchOp::NotRegex;
}

bool is_negated(const Matcher& matcher) {
  return matcher.op == MatchOp::NotEqual || matcher.op == MatchOp::NotRegex;
}

std::string nearest_member(std::string_view text, const ClosedSet& set) {
  std::vector<std::string> names;
  for (const Member& member : set.here)
    if (!member.number) names.push_back(member.spellings.front());
  return did_you_mean(text, names);
}

const std::string kOtherRelease =
    "another release has it: give the signal the same since or until as the value";

Diagnostic selects_nothing(const Matcher& matcher, const ClosedSet& set, const Locate& locate) {
  const Pattern pattern{matcher.op, matcher.value};
  const bool elsewhere = pattern.fits_any(set.elsewhere);
  const auto near = is_regex(matcher) ? std::string{} : nearest_member(matcher.value, set);
  return {.code = std::string{set.code},
          .place = locate(matcher.value_span),
          .message = fmt::format("{} '{}'", is_regex(matcher) ? set.matches_none : set.is_never,
                                 matcher.value),
          .help = elsewhere ? kOtherRelease : near,
          .notes = {set.note}};
}

Diagnostic excludes_nothing(const Matcher& matcher, const ClosedSet& set, const Locate& locate) {
  return {
      .severity = Severity::Warning,
      .code = "promql/excludes-nothing",
      .place = locate(matcher.value_span),
      .message = fmt::format("{} '{}', so the matcher excludes nothing",
                             is_regex(matcher) ? set.matches_none : set.is_never, matcher.value),
      .help = is_regex(matcher) ? std::string{} : nearest_member(matcher.value, set),
      .notes = {set.note}};
}

/// The bytes of a branch, or of the whole value where escapes move them.
Span span_of_branch(const Matcher& matcher, Span branch) {
  const Span value = matcher.value_span;
  if (value.size() != matcher.value.size() + 2) return value;
  return {value.begin + 1 + branch.begin, value.begin + 1 + branch.end};
}

void check_branches(const Matcher& matcher, const ClosedSet& set, const Locate& locate,
                    Diagnostics& out) {
  const auto branches = promql::alternatives(matcher.value);
  if (branches.size() < 2) return;
  for (const Span branch : branches) {
    const auto text = std::string_view{matcher.value}.substr(branch.begin, branch.size());
    const Pattern pattern{matcher.op, text};
    if (text.empty() || pattern.fits_any(set.here) || pattern.fits_any(set.elsewhere)) continue;
    out.push_back({.severity = Severity::Warning,
                   .code = "promql/dead-alternative",
                   .place = locate(span_of_branch(matcher, branch)),
                   .message = fmt::format("{} the alternative '{}'", set.matches_none, text),
                   .help = nearest_member(text, set),
                   .notes = {set.note}});
  }
}

/// Judges one matcher against the values of its label; `!=""` is a habit and harms nobody.
void check_matcher(const Matcher& matcher, const ClosedSet& set, const Locate& locate,
                   Diagnostics& out) {
  const Pattern pattern{matcher.op, matcher.value};
  if (pattern.fits_any(set.here)) {
    if (is_regex(matcher)) check_branches(matcher, set, locate, out);
  } else if (!is_negated(matcher)) {
    out.push_back(selects_nothing(matcher, set, locate));
  } else if (!matcher.value.empty() && !pattern.fits_any(set.elsewhere)) {
    out.push_back(excludes_nothing(matcher, set, locate));
  }
}

using Matchers = std::vector<const Matcher*>;

bool passes_all(const Member& member, const Matchers& matchers) {
  return std::ranges::all_of(matchers, [&](const Matcher* matcher) {
    return Pattern{matcher->op, matcher->value}.fits(member) != is_negated(*matcher);
  });
}

/// Values that may pass all matchers: where one asks for a certain value no other can.
std::optional<std::vector<Member>> candidates(const Matchers& matchers,
                                              const std::optional<ClosedSet>& set) {
  const auto equal = std::ranges::find(matchers, MatchOp::Equal, &Matcher::op);
  if (equal != matchers.end()) return std::vector{word((*equal)->value)};
  return set ? std::optional{set->here} : std::nullopt;
}

void check_together(const Matchers& matchers, const std::optional<ClosedSet>& set,
                    const Locate& locate, Diagnostics& out) {
  const auto values = candidates(matchers, set);
  if (matchers.size() < 2 || !values ||
      std::ranges::any_of(*values, [&](const Member& m) { return passes_all(m, matchers); }))
    return;
  const Matcher& first = *matchers.front();
  out.push_back(
      {.code = "promql/nothing-left",
       .place = locate(matchers.back()->span),
       .message = fmt::format("no value of label '{}' passes all its matchers", first.label),
       .help = "one '=~' with alternatives selects several values",
       .notes = {{"it is matched here too", locate(first.span)}}});
}

/// The matchers of a label whose values are known when the catalog is read.
Matchers matchers_of(const VectorSelector& selector, std::string_view label) {
  Matchers matchers;
  for (const Matcher& matcher : selector.matchers)
    if (matcher.label == label && !promql::has_macro(matcher.value)) matchers.push_back(&matcher);
  return matchers;
}

}  // namespace

Diagnostics check_values(const VectorSelector& selector, const Series& series,
                         const Locate& locate) {
  Diagnostics out;
  std::vector<std::string_view> seen;
  for (const Matcher& matcher : selector.matchers) {
    if (std::ranges::find(seen, matcher.label) != seen.end()) continue;
    seen.push_back(matcher.label);
    const auto matchers = matchers_of(selector, matcher.label);
    const auto set = closed_set(series, matcher.label);
    Diagnostics problems;
    for (const Matcher* one : matchers)
      if (set) check_matcher(*one, *set, locate, problems);
    if (!has_errors(problems)) check_together(matchers, set, locate, problems);
    append(out, std::move(problems));
  }
  return out;
}

Diagnostics check_share(const model::HistogramDefinition& share, const Metric& metric) {
  if (share.function != model::HistogramFunction::ShareBelow || metric.buckets.empty()) return {};
  const auto& bounds = metric.buckets.front().bounds;
  if (std::ranges::find(bounds, share.argument) != bounds.end()) return {};
  const auto& others = metric.other_bounds;
  const bool elsewhere = std::ranges::find(others, share.argument) != others.end();
  const ClosedSet set = bounds_of(metric);
  return {{.code = std::string{set.code},
           .place = share.argument_place,
           .message = fmt::format("{} '{}'", set.is_never, share.argument),
           .help = elsewhere ? kOtherRelease : std::string{},
           .notes = {set.note}}};
}

}  // namespace obsgen::check
