#include "promql/matching.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "promql/infer/branch.h"
#include "promql/operators.h"

// The labels that two sides match by are equal on both, so what one side knows of them holds for
// the result: a label that one side always has and the other never has lets nothing through.
namespace obsgen::promql {
namespace {

using Names = std::vector<std::string>;

struct Pair {
  LabelBranch lhs{};
  LabelBranch rhs{};
};

Names names_of(const std::vector<LabelName>& labels) {
  Names names;
  for (const LabelName& label : labels)
    names.push_back(label.name);
  return names;
}

LabelState state_of(const LabelBranch& branch, const std::string& label) {
  const auto found = branch.labels.find(label);
  return found == branch.labels.end() ? LabelState{branch.presence(label), {}, label, label}
                                      : found->second;
}

bool has_macro_label(const std::vector<LabelName>& labels) {
  return std::ranges::any_of(labels, &LabelName::is_macro);
}

class KeyMatcher {
 public:
  explicit KeyMatcher(const Binary& binary)
      : binary_(binary), how_(binary.matching.value_or(VectorMatching{})) {
    listed_ = names_of(how_.labels);
    unclear_ = has_macro_label(how_.labels);
  }

  bool on() const { return how_.kind == MatchKind::On; }

  // Both sides with what is known of the labels that they match by; nothing when none can match.
  std::optional<Pair> matched(const LabelBranch& lhs, const LabelBranch& rhs) const {
    if (!lhs.possible || !rhs.possible) return std::nullopt;
    Pair pair{lhs, rhs};
    if (unclear_) return pair;
    for (const std::string& label : key(lhs, rhs)) {
      const auto presence = both(lhs.presence(label), rhs.presence(label));
      if (!presence) return std::nullopt;
      if (*presence == Presence::Always &&
          are_apart(state_of(lhs, label).values, state_of(rhs, label).values))
        return std::nullopt;
      const LabelReason reason =
          because(fmt::format("both sides of '{}' match by it", to_string(binary_.op)));
      set_presence(pair.lhs, label, *presence, reason);
      set_presence(pair.rhs, label, *presence, reason);
    }
    if (!on()) pair.lhs.open = pair.rhs.open = lhs.open && rhs.open;
    return pair;
  }

  std::vector<Mismatch> mismatches(const LabelBranch& lhs, const LabelBranch& rhs) const {
    std::vector<Mismatch> all;
    if (unclear_) return all;
    for (const std::string& label : key(lhs, rhs)) {
      const auto presence = both(lhs.presence(label), rhs.presence(label));
      if (!presence)
        all.push_back({label, lhs.presence(label) == Presence::Always ? Mismatch::Kind::OnlyLeft
                                                                      : Mismatch::Kind::OnlyRight});
      else if (*presence == Presence::Always &&
               are_apart(state_of(lhs, label).values, state_of(rhs, label).values))
        all.push_back({label, Mismatch::Kind::Values});
    }
    return all;
  }

  // What comes out of a matched pair. A missing partner is one that has the key only.
  LabelBranch result(Pair pair) const {
    const bool right = how_.group == GroupSide::Right;
    LabelBranch many = right ? std::move(pair.rhs) : std::move(pair.lhs);
    const LabelBranch one = right ? std::move(pair.lhs) : std::move(pair.rhs);
    if (how_.group == GroupSide::None)
      one_to_one(many);
    else
      include(many, one);
    const bool filter = is_comparison(binary_.op) && !binary_.return_bool;
    const bool keeps_name =
        filter || binary_.op == BinaryOp::TrimUpper || binary_.op == BinaryOp::TrimLower;
    if (!keeps_name)
      drop_name(many, because(fmt::format("'{}' makes a new value, which has no name",
                                          to_string(binary_.op))));
    return many;
  }

  // A partner that `fill` makes up: the labels that it would have been matched by.
  LabelBranch made_up(const LabelBranch& present) const {
    LabelBranch partner = present;
    const LabelReason reason = because("'fill' makes up the missing side");
    if (on()) {
      keep_only(partner, listed_, reason);
    } else {
      for (const std::string& label : listed_)
        set_presence(partner, label, Presence::Never, reason);
      set_presence(partner, kNameLabel, Presence::Never, reason);
    }
    return partner;
  }

 private:
  LabelReason because(std::string text) const { return {binary_.op_span, std::move(text)}; }

  Names key(const LabelBranch& lhs, const LabelBranch& rhs) const {
    if (on()) return listed_;
    std::set<std::string> all;
    for (const LabelBranch* side : {&lhs, &rhs})
      for (const auto& entry : side->labels)
        if (entry.first != kNameLabel && std::ranges::find(listed_, entry.first) == listed_.end())
          all.insert(entry.first);
    return {all.begin(), all.end()};
  }

  void one_to_one(LabelBranch& branch) const {
    if (unclear_) {
      branch.open = true;
      for (auto& entry : branch.labels)
        entry.second.presence = either(entry.second.presence, Presence::Never);
    } else if (on()) {
      keep_only(branch, listed_,
                because(fmt::format("'on ({})' keeps only what it matches by",
                                    fmt::join(listed_, ", "))));
    } else {
      for (const std::string& label : listed_)
        set_presence(
            branch, label, Presence::Never,
            because(fmt::format("'ignoring ({})' leaves it out", fmt::join(listed_, ", "))));
    }
  }

  void include(LabelBranch& many, const LabelBranch& one) const {
    const bool left = how_.group == GroupSide::Left;
    for (const LabelName& label : how_.include) {
      if (label.is_macro)
        many.open = true;
      else
        set_state(many, label.name, state_of(one, label.name),
                  because(fmt::format("'group_{}' takes it from the {} side",
                                      left ? "left" : "right", left ? "right" : "left")));
    }
  }

  const Binary& binary_;
  VectorMatching how_;
  Names listed_{};
  bool unclear_ = false;
};

LabelBranch nothing() { return {.possible = false}; }

// Elements of `lhs` that have a partner in some branch of `rhs`.
LabelBranch with_partner(const KeyMatcher& matcher, const LabelBranch& lhs,
                         const LabelBranches& rhs) {
  LabelBranch kept = nothing();
  for (const LabelBranch& other : rhs)
    if (auto pair = matcher.matched(lhs, other)) kept = either(std::move(kept), pair->lhs);
  return kept;
}

LabelBranches set_operation(const Binary& binary, const LabelBranches& lhs,
                            const LabelBranches& rhs) {
  LabelBranches out = lhs;
  if (binary.op == BinaryOp::Or) out.insert(out.end(), rhs.begin(), rhs.end());
  if (binary.op != BinaryOp::And) return out;
  const KeyMatcher matcher{binary};
  for (LabelBranch& branch : out)
    branch = with_partner(matcher, branch, rhs);
  return out;
}

// Result of one branch of each side, with the elements that have no partner where those are filled.
LabelBranch pair_result(const KeyMatcher& matcher, const Binary& binary, const LabelBranch& lhs,
                        const LabelBranch& rhs) {
  LabelBranch out = nothing();
  if (auto pair = matcher.matched(lhs, rhs)) out = matcher.result(std::move(*pair));
  // `group_right` is evaluated as `group_left` with the sides exchanged, but the fill values are
  // not.
  const bool exchanged = binary.matching && binary.matching->group == GroupSide::Right;
  const auto& missing_right = exchanged ? binary.fill.left : binary.fill.right;
  const auto& missing_left = exchanged ? binary.fill.right : binary.fill.left;
  if (missing_right && lhs.possible)
    out = either(std::move(out), matcher.result({lhs, matcher.made_up(lhs)}));
  if (missing_left && rhs.possible)
    out = either(std::move(out), matcher.result({matcher.made_up(rhs), rhs}));
  return out;
}

}  // namespace

LabelBranches match_vectors(const Binary& binary, const LabelBranches& lhs,
                            const LabelBranches& rhs) {
  if (is_set_operator(binary.op)) return few(set_operation(binary, lhs, rhs));
  const KeyMatcher matcher{binary};
  LabelBranches out;
  for (const LabelBranch& left : lhs)
    for (const LabelBranch& right : rhs) {
      LabelBranch branch = pair_result(matcher, binary, left, right);
      if (branch.possible) out.push_back(std::move(branch));
    }
  if (out.empty()) out.push_back(nothing());
  return few(std::move(out));
}

std::vector<Mismatch> mismatches(const Binary& binary, const LabelBranch& lhs,
                                 const LabelBranch& rhs) {
  return KeyMatcher{binary}.mismatches(lhs, rhs);
}

}  // namespace obsgen::promql
