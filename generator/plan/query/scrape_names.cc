#include "plan/query/scrape_names.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "plan/query/terms.h"
#include "promql/functions.h"
#include "promql/infer.h"
#include "promql/operators.h"
#include "promql/tree.h"

// The inference says of each node which labels it has by the names that the catalog uses, whose
// they are and what they are called after the scrape. With that at hand, each node renames what
// stands in it; no node needs to know how its operands came to their labels.

namespace obsgen::plan {

using promql::Binary;
using promql::Expr;
using promql::LabelBranches;
using promql::LabelName;
using promql::LabelOwner;
using promql::LabelState;
using promql::Presence;

namespace {

/// What a result knows of a label of that name, preferring a branch that has it; null for none.
const LabelState* state_of(const LabelBranches& branches, std::string_view name) {
  const LabelState* known = nullptr;
  for (const auto& branch : branches) {
    const auto found = branch.labels.find(name);
    if (found == branch.labels.end()) continue;
    if (found->second.presence != Presence::Never) return &found->second;
    known = &found->second;
  }
  return known;
}

bool carries(const LabelBranches& branches, std::string_view name) {
  const LabelState* state = state_of(branches, name);
  return state != nullptr && state->presence != Presence::Never;
}

void rename(std::string& name, const LabelBranches& branches) {
  if (const LabelState* state = state_of(branches, name)) name = state->after;
}

std::string_view owner_name(LabelOwner owner) {
  switch (owner) {
    case LabelOwner::Metric:
      return "the metric's own";
    case LabelOwner::Target:
      return "the scraped target's";
    case LabelOwner::Outside:
      return "another exporter's";
    case LabelOwner::Expression:
      return "made by the expression";
  }
  return {};
}

/// A label that both sides carry.
struct Shared {
  std::string name{};
  const LabelState* lhs = nullptr;
  const LabelState* rhs = nullptr;

  /// The metric's own on one side, the target's on the other: never the same thing.
  bool is_ambiguous() const {
    return (lhs->owner == LabelOwner::Metric && rhs->owner == LabelOwner::Target) ||
           (lhs->owner == LabelOwner::Target && rhs->owner == LabelOwner::Metric);
  }
};

std::set<std::string> names_of(const LabelBranches& branches) {
  std::set<std::string> names;
  for (const auto& branch : branches)
    for (const auto& [name, state] : branch.labels)
      if (state.presence != Presence::Never && name != "__name__") names.insert(name);
  return names;
}

/// Labels that decide which elements of the two sides belong together, or, for `or`, stand beside
/// each other in the result.
std::set<std::string> compared_labels(const Binary& binary, const LabelBranches& lhs) {
  const auto* matching = binary.matching ? &*binary.matching : nullptr;
  std::set<std::string> names = names_of(lhs);
  if (matching == nullptr || binary.op == promql::BinaryOp::Or) return names;
  std::set<std::string> listed;
  for (const LabelName& label : matching->labels)
    listed.insert(label.name);
  const bool on = matching->kind == promql::MatchKind::On;
  std::erase_if(names, [&](const std::string& name) { return listed.contains(name) != on; });
  return names;
}

std::vector<Shared> shared_labels(const Binary& binary, const LabelBranches& lhs,
                                  const LabelBranches& rhs) {
  std::vector<Shared> shared;
  for (const std::string& name : compared_labels(binary, lhs))
    if (carries(rhs, name)) shared.push_back({name, state_of(lhs, name), state_of(rhs, name)});
  return shared;
}

/// `expr` with the values of label `from` also in label `to`.
Expr with_label(Expr expr, const std::string& to, const std::string& from) {
  std::vector<Expr> args;
  args.push_back(std::move(expr));
  for (const std::string& argument : {to, std::string{"$1"}, from, std::string{"(.*)"}})
    args.push_back(promql::text(argument));
  return call("label_replace", std::move(args));
}

class Renaming {
 public:
  Renaming(const promql::Analysis& facts, const Exposed& exposed, const Locate& locate,
           Diagnostics& diagnostics)
      : facts_(facts),
        cluster_(exposed.release.who.cluster_label),
        locate_(locate),
        diagnostics_(diagnostics) {}

  void rename_all(Expr& expr) {
    promql::for_each_child(expr, [&](Expr& child) { rename_all(child); });
    if (auto* vector = std::get_if<promql::VectorSelector>(&expr.node)) in(*vector, expr);
    if (auto* matrix = std::get_if<promql::MatrixSelector>(&expr.node)) in(matrix->vector, expr);
    if (auto* aggregation = std::get_if<promql::Aggregation>(&expr.node)) in(*aggregation);
    if (auto* call = std::get_if<promql::Call>(&expr.node)) in(*call);
    if (auto* binary = std::get_if<Binary>(&expr.node)) in(*binary);
  }

 private:
  void in(promql::VectorSelector& vector, const Expr& expr) {
    for (auto& matcher : vector.matchers)
      rename(matcher.label, facts_.of(expr));
  }

  void in(promql::Aggregation& aggregation) {
    const LabelBranches& operand = facts_.of(*aggregation.operand);
    if (!aggregation.grouping && carries(operand, cluster_))
      aggregation.grouping = promql::Grouping{};
    if (!aggregation.grouping) return;
    auto& labels = aggregation.grouping->labels;
    for (LabelName& label : labels)
      rename(label.name, operand);
    const bool by = aggregation.grouping->kind == promql::GroupingKind::By;
    if (by && carries(operand, cluster_)) add_cluster(labels);
  }

  void in(promql::Call& call) {
    const promql::Function* function = promql::find_function(call.function);
    const auto vector =
        function == nullptr ? std::nullopt : promql::vector_argument(*function, call.args.size());
    if (!vector) return;
    const LabelBranches& operand = facts_.of(call.args[*vector]);
    for (std::size_t i = 0; i < call.args.size(); ++i) {
      auto* name = std::get_if<promql::StringLiteral>(&call.args[i].node);
      const auto use = function->parameter(i).use;
      const bool is_label =
          use == promql::ArgumentUse::ReadsLabel || use == promql::ArgumentUse::WritesLabel;
      if (name != nullptr && is_label) rename(name->value, operand);
    }
  }

  void in(Binary& binary) {
    const LabelBranches& lhs = facts_.of(*binary.lhs);
    const LabelBranches& rhs = facts_.of(*binary.rhs);
    if (lhs.empty() || rhs.empty()) return;
    const auto shared = shared_labels(binary, lhs, rhs);
    for (const Shared& label : shared)
      if (label.is_ambiguous()) report(label, binary.op_span);
    if (binary.matching) in(*binary.matching, lhs, rhs);
    for (const Shared& label : shared)
      if (!label.is_ambiguous() && label.lhs->after != label.rhs->after) align(binary, label);
  }

  /// Lists speak of labels by the names that they have on the side which the result is made of.
  void in(promql::VectorMatching& matching, const LabelBranches& lhs, const LabelBranches& rhs) {
    const bool right = matching.group == promql::GroupSide::Right;
    const LabelBranches& many = right ? rhs : lhs;
    const LabelBranches& one = right ? lhs : rhs;
    for (LabelName& label : matching.labels)
      rename(label.name, state_of(many, label.name) != nullptr ? many : one);
    for (LabelName& label : matching.include)
      rename(label.name, one);
    const bool on = matching.kind == promql::MatchKind::On;
    if (on && carries(lhs, cluster_) && carries(rhs, cluster_)) add_cluster(matching.labels);
  }

  void align(Binary& binary, const Shared& label) {
    const bool right = binary.matching && binary.matching->group == promql::GroupSide::Right;
    const LabelState& many = right ? *label.rhs : *label.lhs;
    const LabelState& one = right ? *label.lhs : *label.rhs;
    Expr& side = right ? *binary.lhs : *binary.rhs;
    side = with_label(std::move(side), many.after, one.after);
  }

  void add_cluster(std::vector<LabelName>& labels) const {
    if (cluster_.empty()) return;
    if (std::ranges::find(labels, cluster_, &LabelName::name) == labels.end())
      labels.insert(labels.begin(), {.name = cluster_});
  }

  void report(const Shared& label, Span span) {
    diagnostics_.push_back(
        {.code = "promql/ambiguous-label",
         .place = locate_(span),
         .message = fmt::format("label '{}' means different things on the two sides", label.name),
         .help = "aggregate it away on one side, or rename it there with label_replace",
         .notes = {{fmt::format("on the left it is {}, on the right {}",
                                owner_name(label.lhs->owner), owner_name(label.rhs->owner))}}});
  }

  const promql::Analysis& facts_;
  const std::string& cluster_;
  const Locate& locate_;
  Diagnostics& diagnostics_;
};

}  // namespace

void to_scrape_names(Expr& expr, const Exposed& exposed, const Locate& locate,
                     Diagnostics& diagnostics) {
  const auto facts = promql::infer(expr, exposed.world, promql::LabelNames::Written);
  Renaming{facts, exposed, locate, diagnostics}.rename_all(expr);
}

}  // namespace obsgen::plan
