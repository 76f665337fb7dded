#include "promql/infer/group.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "promql/operators.h"
#include "promql/tree.h"

namespace obsgen::promql {
namespace {

std::optional<std::string> count_values_label(const Aggregation& aggregation) {
  if (aggregation.op != AggregateOp::CountValues || !aggregation.parameter) return std::nullopt;
  return string_value(**aggregation.parameter);
}

void without(LabelBranch& branch, const std::vector<std::string>& labels, std::string_view name,
             Span head) {
  const SharedText reason =
      fmt::format("'{} without ({})' removes it", name, fmt::join(labels, ", "));
  for (const std::string& label : labels)
    set_presence(branch, label, Presence::Never, {head, reason});
  set_presence(branch, kNameLabel, Presence::Never,
               {head, fmt::format("'{}' makes a new value, which has no name", name)});
}

}  // namespace

void group(LabelBranch& branch, const Aggregation& aggregation, Span head) {
  const std::string_view name = to_string(aggregation.op);
  const Grouping grouping = aggregation.grouping.value_or(Grouping{});
  std::vector<std::string> labels;
  for (const LabelName& label : grouping.labels)
    if (!label.is_macro) labels.push_back(label.name);
  const bool unclear = labels.size() < grouping.labels.size();
  const SharedText reason =
      grouping.labels.empty()
          ? fmt::format("'{}' without 'by' keeps no label", name)
          : fmt::format("'{} by ({})' keeps only those", name, fmt::join(labels, ", "));
  const auto counted = count_values_label(aggregation);
  if (counted) set_presence(branch, *counted, Presence::Always, {head, "'count_values' adds it"});
  if (grouping.kind == GroupingKind::Without) {
    without(branch, labels, name, head);
  } else {
    if (counted) labels.push_back(*counted);
    keep_only(branch, labels, {head, reason});
  }
  // What a variable adds to the list is open, in either direction.
  if (unclear) branch.open = true;
}

void add_info(LabelBranch& branch, const Call& call, const Reading& reading) {
  VectorSelector selector{.name = "target_info"};
  const auto* given =
      call.args.size() > 1 ? std::get_if<VectorSelector>(&call.args[1].node) : nullptr;
  std::vector<std::string> named;
  if (given != nullptr) {
    for (const Matcher& matcher : given->matchers)
      if (matcher.label == kNameLabel)
        selector.name.clear();
      else
        named.push_back(matcher.label);
    selector.matchers = given->matchers;
  }
  const LabelBranch added = select_labels(selector, reading, call.name_span);
  const LabelReason reason{call.name_span, "'info' may add it"};
  for (const auto& [label, state] : added.labels) {
    const bool wanted = named.empty() || std::ranges::find(named, label) != named.end();
    const bool fits = wanted && label != kNameLabel && state.presence != Presence::Never &&
                      branch.presence(label) == Presence::Never;
    if (!fits) continue;
    LabelState maybe = state;
    maybe.presence = Presence::Maybe;
    set_state(branch, label, std::move(maybe), reason);
  }
  if (added.open && named.empty()) branch.open = true;
}

}  // namespace obsgen::promql
