#include "promql/infer/branch.h"

#include <algorithm>
#include <array>
#include <utility>

namespace obsgen::promql {

Presence LabelBranch::presence(std::string_view label) const {
  const auto found = labels.find(label);
  if (found != labels.end()) return found->second;
  return open ? Presence::Maybe : Presence::Never;
}

std::vector<std::string> LabelBranch::names(Presence wanted) const {
  std::vector<std::string> found;
  for (const auto& entry : labels)
    if (entry.second == wanted && entry.first != kNameLabel) found.push_back(entry.first);
  return found;
}

const LabelChange* LabelBranch::last_change(std::string_view label) const {
  const auto found = std::find_if(changes.rbegin(), changes.rend(),
                                  [&](const LabelChange& change) { return change.label == label; });
  return found == changes.rend() ? nullptr : &*found;
}

Presence either(Presence a, Presence b) { return a == b ? a : Presence::Maybe; }

std::optional<Presence> both(Presence a, Presence b) {
  if (a == Presence::Maybe) return b;
  if (b == Presence::Maybe || a == b) return a;
  return std::nullopt;
}

void set_presence(LabelBranch& branch, std::string_view label, Presence presence,
                  const LabelReason& reason) {
  const Presence before = branch.presence(label);
  branch.labels.insert_or_assign(std::string{label}, presence);
  if (before == presence) return;
  auto kind = LabelChange::Kind::Removed;
  if (presence == Presence::Always && before == Presence::Maybe)
    kind = LabelChange::Kind::Required;
  else if (before == Presence::Never)
    kind = LabelChange::Kind::Added;
  branch.changes.push_back({std::string{label}, kind, reason.span, reason.text});
}

void keep_only(LabelBranch& branch, const std::vector<std::string>& labels,
               const LabelReason& reason) {
  for (const std::string& label : labels)
    branch.labels.try_emplace(label, branch.presence(label));
  const auto names = branch.labels;
  for (const auto& entry : names)
    if (std::ranges::find(labels, entry.first) == labels.end())
      set_presence(branch, entry.first, Presence::Never, reason);
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
  for (const auto& entry : b.labels)
    a.labels.try_emplace(entry.first, a.presence(entry.first));
  for (auto& [label, presence] : a.labels)
    presence = either(presence, b.presence(label));
  a.open = a.open || b.open;
  for (const LabelChange& change : b.changes)
    if (std::ranges::find(a.changes, change) == a.changes.end()) a.changes.push_back(change);
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

std::optional<std::string> string_argument(const Call& call, std::size_t index) {
  if (index >= call.args.size()) return std::nullopt;
  const Expr* expr = &call.args[index];
  while (const auto* paren = std::get_if<Paren>(&expr->node))
    expr = &*paren->inner;
  const auto* string = std::get_if<StringLiteral>(&expr->node);
  return string == nullptr ? std::nullopt : std::optional{string->value};
}

}  // namespace obsgen::promql
