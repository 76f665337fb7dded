#include "promql/infer/branch.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace obsgen::promql {

namespace {

constexpr std::size_t kMostChanges = 64;

}  // namespace

Presence LabelBranch::presence(std::string_view label) const {
  const auto found = labels.find(label);
  if (found != labels.end()) return found->second.presence;
  return open ? Presence::Maybe : Presence::Never;
}

std::vector<std::string> LabelBranch::names(Presence wanted) const {
  std::vector<std::string> found;
  for (const auto& entry : labels)
    if (entry.second.presence == wanted && entry.first != kNameLabel) found.push_back(entry.first);
  return found;
}

const LabelChange* LabelBranch::last_change(std::string_view label) const {
  const auto found = std::find_if(changes.rbegin(), changes.rend(),
                                  [&](const LabelChange& change) { return change.label == label; });
  return found == changes.rend() ? nullptr : &*found;
}

Presence either(Presence a, Presence b) { return a == b ? a : Presence::Maybe; }

ValueSet either(const ValueSet& a, const ValueSet& b) {
  if (!a || !b) return nullptr;
  if (a == b) return a;
  std::vector<std::string> all;
  std::set_union(a->begin(), a->end(), b->begin(), b->end(), std::back_inserter(all));
  return std::make_shared<const std::vector<std::string>>(std::move(all));
}

bool are_apart(const ValueSet& a, const ValueSet& b) {
  return a && b && std::none_of(a->begin(), a->end(), [&](const std::string& value) {
           return std::binary_search(b->begin(), b->end(), value);
         });
}

std::optional<Presence> both(Presence a, Presence b) {
  if (a == Presence::Maybe) return b;
  if (b == Presence::Maybe || a == b) return a;
  return std::nullopt;
}

void note(LabelBranch& branch, LabelChange change) {
  if (branch.changes.size() == kMostChanges) branch.changes.erase(branch.changes.begin());
  branch.changes.push_back(std::move(change));
}

void set_state(LabelBranch& branch, std::string_view label, LabelState state,
               const LabelReason& reason) {
  const Presence before = branch.presence(label);
  const Presence presence = state.presence;
  branch.labels.insert_or_assign(std::string{label}, std::move(state));
  if (before == presence) return;
  auto kind = LabelChange::Kind::Removed;
  if (presence == Presence::Always && before == Presence::Maybe)
    kind = LabelChange::Kind::Required;
  else if (before == Presence::Never)
    kind = LabelChange::Kind::Added;
  note(branch, {std::string{label}, kind, reason.span, reason.text});
}

void set_presence(LabelBranch& branch, std::string_view label, Presence presence,
                  const LabelReason& reason) {
  const auto found = branch.labels.find(label);
  LabelState state = found == branch.labels.end()
                         ? LabelState{.written = std::string{label}, .after = std::string{label}}
                         : found->second;
  state.presence = presence;
  set_state(branch, label, std::move(state), reason);
}

void keep_only(LabelBranch& branch, const std::vector<std::string>& labels,
               const LabelReason& reason) {
  for (const std::string& label : labels)
    branch.labels.try_emplace(label, LabelState{branch.presence(label), {}, label, label});
  for (auto& [label, state] : branch.labels) {
    const bool kept =
        state.presence == Presence::Never || std::ranges::find(labels, label) != labels.end();
    if (kept) continue;
    state.presence = Presence::Never;
    note(branch, {label, LabelChange::Kind::Removed, reason.span, reason.text});
  }
  branch.open = false;
}

void drop_name(LabelBranch& branch, const LabelReason& reason) {
  for (const std::string_view label :
       {kNameLabel, std::string_view{"__type__"}, std::string_view{"__unit__"}})
    if (branch.presence(label) != Presence::Never)
      set_presence(branch, label, Presence::Never, reason);
}

LabelBranch either(LabelBranch a, const LabelBranch& b) {
  if (!b.possible) return a;
  if (!a.possible) return b;
  for (const auto& [label, state] : b.labels) {
    const auto [at, is_new] = a.labels.try_emplace(label, state);
    if (is_new) at->second.presence = a.open ? Presence::Maybe : Presence::Never;
  }
  for (auto& [label, state] : a.labels) {
    const auto other = b.labels.find(label);
    state.values = other == b.labels.end() ? nullptr : either(state.values, other->second.values);
    state.presence = either(state.presence, b.presence(label));
  }
  a.open = a.open || b.open;
  for (const LabelChange& change : b.changes)
    if (std::ranges::find(a.changes, change) == a.changes.end()) note(a, change);
  return a;
}

LabelBranches few(LabelBranches branches) {
  constexpr std::size_t kMost = 16;
  if (branches.size() <= kMost) return branches;
  LabelBranch all = std::move(branches.front());
  for (std::size_t i = 1; i < branches.size(); ++i)
    all = either(std::move(all), branches[i]);
  return {std::move(all)};
}

}  // namespace obsgen::promql
