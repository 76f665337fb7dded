#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "promql/infer.h"

/// Steps of label inference: each takes branches and returns what comes out.
namespace obsgen::promql {

inline constexpr std::string_view kNameLabel = "__name__";

/// Why and where a step happens.
struct LabelReason {
  Span span{};
  SharedText text{};
};

/// What is known when one of two things happens.
Presence either(Presence a, Presence b);

/// All values of either of two sets; null when one is open.
ValueSet either(const ValueSet& a, const ValueSet& b);

/// Whether no value is in both sets.
bool are_apart(const ValueSet& a, const ValueSet& b);

/// What is known of a label that is equal on two sides; nothing when it cannot be.
std::optional<Presence> both(Presence a, Presence b);

/// Notes a change; the oldest of very many is forgotten.
void note(LabelBranch& branch, LabelChange change);

/// Sets a label's presence and notes the change, if it is one. A label that was not there is made
/// by the expression.
void set_presence(LabelBranch& branch, std::string_view label, Presence presence,
                  const LabelReason& reason);

/// Gives a label the state `state`, and notes the change of its presence, if it is one.
void set_state(LabelBranch& branch, std::string_view label, LabelState state,
               const LabelReason& reason);

/// Removes all labels but these.
void keep_only(LabelBranch& branch, const std::vector<std::string>& labels,
               const LabelReason& reason);

/// Removes the name and what a server may know of the metric's type and unit.
void drop_name(LabelBranch& branch, const LabelReason& reason);

/// One branch for two alternatives. An impossible one adds nothing.
LabelBranch either(LabelBranch a, const LabelBranch& b);

/// At most a handful of branches; beyond that all become one.
LabelBranches few(LabelBranches branches);

/// The series that an inference reads, and by which names it calls their labels.
struct Reading {
  const World& world;
  LabelNames names = LabelNames::AfterScrape;
};

/// What a selector reads: `selector.cc`. Every series whose name its matchers let pass is an
/// alternative; without any, all labels are possible. `span` is that of the selector.
LabelBranch select_labels(const VectorSelector& selector, const Reading& reading, Span span);

/// What `absent` and `absent_over_time` make of their argument. The first `=` of a label gives its
/// value, any other matcher of that label takes it away.
LabelBranch absent_labels(const Expr& argument, const Call& call);

/// `on`, `ignoring`, `group_left`, `fill` between two vectors: `matching.cc`.
LabelBranches match_vectors(const Binary& binary, const LabelBranches& lhs,
                            const LabelBranches& rhs);

/// `label_replace` and `label_join` on one branch: `rewrite.cc`.
void replace_label(LabelBranch& branch, const Call& call);
void join_label(LabelBranch& branch, const Call& call);

}  // namespace obsgen::promql
