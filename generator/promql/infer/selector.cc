#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "promql/infer/branch.h"
#include "promql/macro.h"
#include "promql/regex.h"
#include "promql/tree.h"

namespace obsgen::promql {
namespace {

bool is_open_value(const Matcher& matcher) {
  return matcher.label_is_macro || has_macro(matcher.value);
}

// Whether a matcher lets an absent label pass, and whether it lets any value pass.
struct Passes {
  bool absent = true;
  bool present = true;
};

Passes passes(const Matcher& matcher) {
  switch (matcher.op) {
    case MatchOp::Equal:
      return {matcher.value.empty(), !matcher.value.empty()};
    case MatchOp::NotEqual:
      return {!matcher.value.empty(), true};
    case MatchOp::Regex:
      return {examine_regex(matcher.value).matches_empty, !matcher.value.empty()};
    case MatchOp::NotRegex:
      return {!examine_regex(matcher.value).matches_empty, matcher.value != ".*"};
  }
  return {};
}

bool matches(const Matcher& matcher, std::string_view value) {
  if (is_open_value(matcher)) return true;
  switch (matcher.op) {
    case MatchOp::Equal:
      return value == matcher.value;
    case MatchOp::NotEqual:
      return value != matcher.value;
    case MatchOp::Regex:
    case MatchOp::NotRegex:
      break;
  }
  const auto regex = Regex::compile(matcher.value);
  return !regex || regex->matches(value) == (matcher.op == MatchOp::Regex);
}

bool has_name(const VectorSelector& selector, std::string_view name) {
  if (has_macro(selector.name)) return true;
  if (!selector.name.empty() && selector.name != name) return false;
  return std::ranges::all_of(selector.matchers, [&](const Matcher& matcher) {
    return matcher.label != kNameLabel || matches(matcher, name);
  });
}

LabelBranch labels_of(const SeriesFacts& series, LabelNames names) {
  LabelBranch branch;
  branch.labels.reserve(series.labels.size() + 1);
  branch.labels.insert_or_assign(std::string{kNameLabel}, {.presence = Presence::Always,
                                                           .written = std::string{kNameLabel},
                                                           .after = std::string{kNameLabel}});
  for (const LabelFacts& label : series.labels) {
    const std::string& key = names == LabelNames::Written ? label.written : label.name;
    if (key.empty()) continue;
    branch.labels.insert_or_assign(
        key, LabelState{label.presence, label.owner, label.written, label.name, label.values});
  }
  return branch;
}

/// The facts that a selector's name leaves: usually found by the name alone.
std::vector<const SeriesFacts*> read_by(const VectorSelector& selector, const World& world) {
  std::vector<const SeriesFacts*> found;
  const auto add = [&](std::span<const SeriesFacts> alternatives) {
    for (const SeriesFacts& series : alternatives)
      if (has_name(selector, series.name)) found.push_back(&series);
  };
  if (!selector.name.empty() && !has_macro(selector.name)) {
    add(world.named(selector.name));
    return found;
  }
  for (const auto& [name, alternatives] : world.all())
    add(alternatives);
  return found;
}

/// The values that a matcher leaves of those that a label can have.
ValueSet left_by(const Matcher& matcher, const ValueSet& values) {
  if (matcher.op == MatchOp::Equal)
    return matcher.value.empty()
               ? values
               : std::make_shared<const std::vector<std::string>>(1, matcher.value);
  if (!values) return values;
  std::vector<std::string> left;
  for (const std::string& value : *values)
    if (matches(matcher, value)) left.push_back(value);
  if (left.empty() || left.size() == values->size()) return values;
  return std::make_shared<const std::vector<std::string>>(std::move(left));
}

LabelBranch restricted(LabelBranch branch, const VectorSelector& selector, Span span) {
  for (const Matcher& matcher : selector.matchers) {
    if (matcher.label == kNameLabel || is_open_value(matcher)) continue;
    const Passes pass = passes(matcher);
    const Presence before = branch.presence(matcher.label);
    const bool can_lack = pass.absent && before != Presence::Always;
    const bool can_have = pass.present && before != Presence::Never;
    const Span where = matcher.span.size() > 0 ? matcher.span : span;
    if (!can_lack && !can_have)
      branch.possible = false;
    else if (!can_lack)
      set_presence(branch, matcher.label, Presence::Always, {where, "the matcher asks for it"});
    else if (!can_have)
      set_presence(branch, matcher.label, Presence::Never, {where, "the matcher excludes it"});
    const auto state = branch.labels.find(matcher.label);
    if (state != branch.labels.end()) state->second.values = left_by(matcher, state->second.values);
  }
  return branch;
}

}  // namespace

LabelBranch select_labels(const VectorSelector& selector, const Reading& reading, Span span) {
  LabelBranch all{.possible = false};
  const auto read = read_by(selector, reading.world);
  for (const SeriesFacts* series : read)
    all = either(std::move(all), restricted(labels_of(*series, reading.names), selector, span));
  if (read.empty()) {
    auto anything = labels_of({}, reading.names);
    anything.open = true;
    all = restricted(std::move(anything), selector, span);
  }
  if (!all.possible) all.labels.clear();
  return all;
}

LabelBranch absent_labels(const Expr& argument, const Call& call) {
  LabelBranch branch;
  const VectorSelector* selector = selector_of(without_parens(argument));
  if (selector == nullptr) return branch;
  std::vector<std::string_view> given;
  std::vector<std::string_view> taken_away;
  for (const Matcher& matcher : selector->matchers) {
    if (matcher.label == kNameLabel) continue;
    const bool first = std::ranges::find(given, matcher.label) == given.end();
    const bool sets = matcher.op == MatchOp::Equal && first;
    (sets ? given : taken_away).emplace_back(matcher.label);
    Presence presence = Presence::Never;
    // A storage may put matchers in another order, and then what came first comes last.
    const bool contested = std::ranges::find(taken_away, matcher.label) != taken_away.end();
    if (sets && !matcher.value.empty()) presence = contested ? Presence::Maybe : Presence::Always;
    set_presence(branch, matcher.label, presence,
                 {matcher.span, fmt::format("'{}' takes labels from '='", call.function)});
  }
  return branch;
}

}  // namespace obsgen::promql
