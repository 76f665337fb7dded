#include "check/result_labels.h"

#include <algorithm>
#include <set>
#include <utility>

namespace obsgen::check {

using promql::LabelBranch;
using promql::LabelChange;
using promql::Presence;

bool lacks(std::span<const LabelBranch> result, std::string_view label) {
  return !result.empty() && std::ranges::all_of(result, [&](const LabelBranch& branch) {
    return branch.presence(label) == Presence::Never;
  });
}

const LabelChange* removal(std::span<const LabelBranch> result, std::string_view label) {
  for (const LabelBranch& branch : result) {
    const LabelChange* change = branch.last_change(label);
    if (change != nullptr && change->kind == LabelChange::Kind::Removed) return change;
  }
  return nullptr;
}

std::vector<std::string> possible_labels(std::span<const LabelBranch> result) {
  std::set<std::string> names;
  for (const LabelBranch& branch : result)
    for (const auto presence : {Presence::Always, Presence::Maybe})
      for (auto& name : branch.names(presence))
        names.insert(std::move(name));
  return {names.begin(), names.end()};
}

}  // namespace obsgen::check
