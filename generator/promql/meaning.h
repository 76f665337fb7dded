#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "promql/ast.h"
#include "promql/infer.h"
#include "promql/interval.h"
#include "promql/unit.h"
#include "promql/world.h"

/// What the numbers of an expression are, and by what its elements are told apart.
namespace obsgen::promql {

/// Of the numbers that come out. What is not known is absent or unbounded.
struct Values {
  std::optional<Unit> unit{};
  Interval range{};
  bool literal = false;                  // made of numbers alone, which take any unit
  std::optional<Span> total{};           // a counter's total since its start; where it is read
  std::optional<Unit> observed{};        // of what the buckets are of
  std::optional<Interval> observable{};  // from zero or the least bound to the largest finite one
};

/// Sets of labels, each of which tells the elements apart.
using Keys = std::vector<std::set<std::string>>;

/// Labels that follow from others.
struct LabelDependency {
  std::set<std::string> of{};
  std::set<std::string> follow{};
};

/// Of the elements that come out. Without keys nothing is known; with an empty one there is at most
/// one element.
struct Elements {
  Keys keys{};
  bool exact = false;  // no key could do with fewer labels
  std::vector<LabelDependency> dependencies{};
  std::optional<Span> repeated{};   // several replicas tell each fact; where such a series is read
  std::set<std::string> replica{};  // labels that tell apart replicas that speak of one thing
  std::set<std::string> own{};      // those of replicas that each speak of themselves, unless named
  std::set<std::string> flags{};    // labels of which a comparison leaves one value
};

/// The first key without the labels that tell replicas apart: what one fact is known by.
std::set<std::string> key_of_fact(const Elements& elements);

/// The facts of every node of one tree, which must stay where it is.
class Meaning {
 public:
  const Values& values(const Expr& node) const;
  const Elements& elements(const Expr& node) const;

  void set(const Expr& node, const Values& values) { values_.insert_or_assign(&node, values); }

  void set(const Expr& node, Elements elements) {
    elements_.insert_or_assign(&node, std::move(elements));
  }

 private:
  std::unordered_map<const Expr*, Values> values_{};
  std::unordered_map<const Expr*, Elements> elements_{};
};

/// The meaning of `expr` and all that it is made of, from the leaves up, each node once. `labels`
/// are those inferred of the same tree by the same names.
Meaning understand(const Expr& expr, const World& world, const Analysis& labels, LabelNames names);

}  // namespace obsgen::promql
