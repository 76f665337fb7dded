#include "check/joins.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/result_labels.h"
#include "promql/matching.h"
#include "promql/operators.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using promql::Binary;
using promql::BinaryOp;
using promql::Elements;
using promql::Expr;
using promql::GroupSide;
using promql::LabelBranches;
using promql::MatchKind;
using promql::Mismatch;

using Names = std::vector<std::string>;

/// An operator between two vectors, and what is known of its sides.
struct Join {
  const Binary& binary;
  const LabelBranches& lhs;
  const LabelBranches& rhs;
  const Locate& locate;
};

bool is_possible(const LabelBranches& result) {
  return std::ranges::any_of(result, &promql::LabelBranch::possible);
}

/// What keeps the first of the possible alternatives apart; none when two of them can match.
std::vector<Mismatch> what_keeps_apart(const Join& join) {
  std::vector<Mismatch> first;
  for (const auto& left : join.lhs) {
    for (const auto& right : join.rhs) {
      if (!left.possible || !right.possible) continue;
      auto found = promql::mismatches(join.binary, left, right);
      if (found.empty()) return {};
      if (first.empty()) first = std::move(found);
    }
  }
  return first;
}

std::string in_words(const Names& labels) {
  return labels.empty() ? std::string{"no labels"} : fmt::format("{}", fmt::join(labels, ", "));
}

std::string reason(const Mismatch& mismatch) {
  switch (mismatch.kind) {
    case Mismatch::Kind::OnlyLeft:
      return fmt::format("only the left side has '{}'", mismatch.label);
    case Mismatch::Kind::OnlyRight:
      return fmt::format("only the right side has '{}'", mismatch.label);
    case Mismatch::Kind::Values:
      return fmt::format("'{}' never has the same value on both sides", mismatch.label);
  }
  return {};
}

/// What to match by instead: what both have and can agree in.
std::string mend(const Join& join, const std::vector<Mismatch>& apart) {
  const bool is_set = promql::is_set_operator(join.binary.op);
  Names common;
  const auto left = possible_labels(join.lhs);
  const auto right = possible_labels(join.rhs);
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(common));
  bool more_left = false, more_right = false;
  for (const Mismatch& mismatch : apart) {
    std::erase(common, mismatch.label);
    more_left = more_left || mismatch.kind != Mismatch::Kind::OnlyRight;
    more_right = more_right || mismatch.kind == Mismatch::Kind::OnlyRight;
  }
  std::string_view group;
  if (!is_set && more_left != more_right) group = more_left ? " group_left ()" : " group_right ()";
  const auto op = promql::to_string(join.binary.op);
  const bool values = std::ranges::any_of(
      apart, [](const Mismatch& m) { return m.kind == Mismatch::Kind::Values; });
  if (values)
    return fmt::format("match by the other labels: {} ignoring ({})", op, apart.front().label);
  if (apart.size() > 1 || !common.empty() || more_left != more_right)
    return fmt::format("match by what both have: {} on ({}){}", op, fmt::join(common, ", "), group);
  return {};
}

void add_loss(const LabelBranches& side, const std::string& label, const Locate& locate,
              Diagnostic& problem) {
  if (const auto* change = removal(side, label))
    problem.notes.push_back({change->reason.str(), locate(change->span)});
}

Diagnostic no_match(const Join& join, const std::vector<Mismatch>& apart) {
  const bool excludes = join.binary.op == BinaryOp::Unless;
  Diagnostic d{
      .severity = excludes ? Severity::Warning : Severity::Error,
      .code = excludes ? "promql/idle-unless" : "promql/no-match",
      .place = join.locate(join.binary.op_span),
      .message = excludes ? fmt::format("'unless' takes nothing away: {}", reason(apart.front()))
                          : fmt::format("the sides of '{}' can never match: {}",
                                        promql::to_string(join.binary.op), reason(apart.front())),
      .help = mend(join, apart),
      .notes = {
          {fmt::format("the left side has {}, the right side {}",
                       in_words(possible_labels(join.lhs)), in_words(possible_labels(join.rhs)))}}};
  for (const Mismatch& mismatch : apart) {
    if (mismatch.kind == Mismatch::Kind::OnlyLeft)
      add_loss(join.rhs, mismatch.label, join.locate, d);
    if (mismatch.kind == Mismatch::Kind::OnlyRight)
      add_loss(join.lhs, mismatch.label, join.locate, d);
  }
  return d;
}

void check_match(const Join& join, Diagnostics& out) {
  if (join.binary.op == BinaryOp::Or || !is_possible(join.lhs) || !is_possible(join.rhs)) return;
  if (join.binary.fill.left || join.binary.fill.right) return;
  const auto apart = what_keeps_apart(join);
  if (!apart.empty()) out.push_back(no_match(join, apart));
}

// Whether elements have one partner at most.

using Set = std::set<std::string>;

/// What two sides match by, as far as the text says it.
struct Match {
  bool on = false;
  bool unclear = false;
  Set labels{};
};

Match match_of(const Binary& binary) {
  Match match;
  if (!binary.matching) return match;
  match.on = binary.matching->kind == MatchKind::On;
  for (const auto& label : binary.matching->labels) {
    match.unclear = match.unclear || label.is_macro;
    match.labels.insert(label.name);
  }
  return match;
}

/// Labels of the key that the match leaves out.
Names left_out(const Set& key, const Match& match) {
  Names names;
  for (const std::string& label : key)
    if ((match.labels.count(label) != 0) != match.on) names.push_back(label);
  return names;
}

/// The labels by which several elements of a side differ that have one partner; none when they are
/// told apart, or nothing is known.
Names differ_by(const Elements& elements, const Match& match) {
  Names fewest;
  if (!elements.exact || match.unclear) return fewest;
  for (const Set& key : elements.keys) {
    auto names = left_out(key, match);
    if (names.empty()) return {};
    if (fewest.empty() || names.size() < fewest.size()) fewest = std::move(names);
  }
  return fewest;
}

/// With one replica there is one of each.
bool is_of_own_replicas(const Elements& elements, const Names& differ) {
  return std::ranges::all_of(
      differ, [&](const std::string& label) { return elements.own.count(label) != 0; });
}

bool is_only_replicas(const Elements& elements, const Names& differ) {
  return elements.repeated && std::ranges::all_of(differ, [&](const std::string& label) {
           return elements.replica.count(label) != 0;
         });
}

struct Side {
  const Expr& expr;
  const Elements& elements;
  std::string_view name;
  Names differ{};
};

Diagnostic several(const Join& join, const Side& side, std::string help) {
  const bool replicas = is_only_replicas(side.elements, side.differ);
  if (replicas)
    help = fmt::format("let one element stand for all replicas: max by ({}) (…)",
                       fmt::join(promql::key_of_fact(side.elements), ", "));
  const bool own = is_of_own_replicas(side.elements, side.differ);
  const std::string_view why = own        ? "with a second replica they differ by"
                               : replicas ? "every replica has its own, with another"
                                          : "they differ by";
  return {.severity = own ? Severity::Warning : Severity::Error,
          .code = "promql/many-to-many",
          .place = join.locate(join.binary.op_span),
          .message = fmt::format(
              "the {} side of '{}' has several elements for one of the other: {} '{}'", side.name,
              promql::to_string(join.binary.op), why, fmt::join(side.differ, "', '")),
          .help = std::move(help),
          .notes = {{"this side", join.locate(side.expr.span)}}};
}

/// One side may have several elements; the other must not.
std::string mend_for(const Side& side, const Side& other, const Match& match) {
  auto aggregate = fmt::format("aggregate '{}' away there", fmt::join(side.differ, "', '"));
  if (!other.differ.empty() || !match.on) return aggregate;
  return fmt::format("write {} () if each of them is meant, or {}",
                     side.name == "left" ? "group_left" : "group_right", aggregate);
}

void check_partners(const Join& join, const Site& site, Diagnostics& out) {
  const Binary& binary = join.binary;
  const Match match = match_of(binary);
  Side left{*binary.lhs, site.meaning.elements(*binary.lhs), "left"};
  Side right{*binary.rhs, site.meaning.elements(*binary.rhs), "right"};
  left.differ = differ_by(left.elements, match);
  right.differ = differ_by(right.elements, match);
  const auto group = binary.matching ? binary.matching->group : GroupSide::None;
  if (group != GroupSide::Left && !left.differ.empty())
    out.push_back(several(join, left,
                          group == GroupSide::Right && right.differ.empty()
                              ? "the left side is the one with several: write group_left"
                              : mend_for(left, right, match)));
  else if (group != GroupSide::Right && !right.differ.empty())
    out.push_back(several(join, right,
                          group == GroupSide::Left && left.differ.empty()
                              ? "the right side is the one with several: write group_right"
                              : mend_for(right, left, match)));
}

}  // namespace

Diagnostics check_joins(const Site& site) {
  Diagnostics out;
  promql::for_each_expr(site.expr, [&](const Expr& e) {
    const auto* binary = std::get_if<Binary>(&e.node);
    if (binary == nullptr) return;
    const Join join{*binary, site.facts.of(*binary->lhs), site.facts.of(*binary->rhs), site.locate};
    if (join.lhs.empty() || join.rhs.empty()) return;
    const auto before = out.size();
    check_match(join, out);
    if (out.size() == before && !promql::is_set_operator(binary->op))
      check_partners(join, site, out);
  });
  return in_order(std::move(out));
}

}  // namespace obsgen::check
