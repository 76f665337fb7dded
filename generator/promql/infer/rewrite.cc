#include <utility>

#include <fmt/format.h>

#include "promql/functions.h"
#include "promql/infer/branch.h"
#include "promql/macro.h"
#include "promql/regex.h"
#include "promql/token.h"
#include "promql/tree.h"

namespace obsgen::promql {
namespace {

/// What may become of the target of a rewrite.
struct Outcomes {
  bool unchanged = false;
  bool set = false;
  bool removed = false;

  void add(const Outcomes& other) {
    unchanged = unchanged || other.unchanged;
    set = set || other.set;
    removed = removed || other.removed;
  }
};

Presence after(Presence before, const Outcomes& outcomes) {
  const bool can_be = outcomes.set || (outcomes.unchanged && before != Presence::Never);
  const bool can_lack = outcomes.removed || (outcomes.unchanged && before != Presence::Always);
  if (can_be && can_lack) return Presence::Maybe;
  return can_be ? Presence::Always : Presence::Never;
}

// Length of a reference to a group at the start of `text`: `$1`, `${name}`, `$$`; 0 for none.
std::size_t group_reference_length(std::string_view text) {
  if (text.size() < 2 || text[0] != '$') return 0;
  if (text[1] == '{') {
    const std::size_t end = text.find('}');
    return end == std::string_view::npos ? 0 : end + 1;
  }
  std::size_t length = 1;
  while (length < text.size() && is_word(text[length]))
    ++length;
  return length > 1 ? length : 0;
}

// Whether text is left when every reference stands for nothing.
bool has_text_of_its_own(std::string_view replacement) {
  while (!replacement.empty()) {
    const std::size_t reference = group_reference_length(replacement);
    if (reference == 0) return true;
    replacement.remove_prefix(reference);
  }
  return false;
}

// Patterns that take any value, or any value but the empty one, whole into their first group.
bool takes_all(std::string_view pattern) {
  return pattern == "(.*)" || pattern == "(.+)" || pattern == ".*" || pattern == ".+";
}

bool refers_to_all(std::string_view replacement, std::string_view pattern) {
  const auto contains = [&](std::string_view part) {
    return replacement.find(part) != std::string_view::npos;
  };
  const bool group = pattern.starts_with('(');
  return replacement == "$0" || contains("${0}") ||
         (group && (replacement == "$1" || contains("${1}")));
}

// What becomes of the target where the source has a value, and where it has none.
Outcomes with_value(std::string_view replacement, std::string_view pattern) {
  const bool all = takes_all(pattern);
  const bool text = has_text_of_its_own(replacement);
  const bool certain = text || (all && refers_to_all(replacement, pattern));
  return {.unchanged = !all, .set = text || !replacement.empty(), .removed = !certain};
}

Outcomes without_value(std::string_view replacement, std::string_view pattern) {
  if (!examine_regex(pattern).matches_empty) return {.unchanged = true};
  const bool text = has_text_of_its_own(replacement);
  return {.set = text, .removed = !text};
}

/// The target of a rewrite is the expression's, whatever stood there; it keeps its names.
void write_label(LabelBranch& branch, const std::string& label, Presence presence,
                 const LabelReason& reason) {
  set_presence(branch, label, presence, reason);
  LabelState& state = branch.labels.find(label)->second;
  state.owner = LabelOwner::Expression;
  state.values = nullptr;
}

LabelReason because(const Call& call, std::string_view what) {
  return {call.name_span, fmt::format("'{}' {}", call.function, what)};
}

void unknown_target(LabelBranch& branch) { branch.open = true; }

}  // namespace

void replace_label(LabelBranch& branch, const Call& call) {
  const auto target = string_argument(call, 1);
  const auto replacement = string_argument(call, 2);
  const auto source = string_argument(call, 3);
  const auto pattern = string_argument(call, 4);
  if (!target || !replacement || !source || !pattern) return unknown_target(branch);
  const Presence from = branch.presence(*source);
  Outcomes outcomes;
  if (has_macro(*replacement) || has_macro(*pattern)) outcomes = {true, true, true};
  if (from != Presence::Never) outcomes.add(with_value(*replacement, *pattern));
  if (from != Presence::Always) outcomes.add(without_value(*replacement, *pattern));
  write_label(branch, *target, after(branch.presence(*target), outcomes),
              because(call, fmt::format("writes it from '{}'", *source)));
}

void join_label(LabelBranch& branch, const Call& call) {
  const auto target = string_argument(call, 1);
  const auto separator = string_argument(call, 2);
  if (!target || !separator) return unknown_target(branch);
  auto presence = Presence::Never;
  for (std::size_t i = 3; i < call.args.size(); ++i) {
    const auto source = string_argument(call, i);
    const Presence from = source ? branch.presence(*source) : Presence::Maybe;
    if (from == Presence::Always || presence == Presence::Never) presence = from;
  }
  const bool separated = !separator->empty() && call.args.size() > 4;
  write_label(branch, *target, separated ? Presence::Always : presence, because(call, "writes it"));
}

}  // namespace obsgen::promql
