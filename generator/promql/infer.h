#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/flat_map.h"
#include "base/shared_text.h"
#include "base/span.h"
#include "promql/ast.h"
#include "promql/world.h"

/// What the result of an expression is, given the facts of the series that it reads.
namespace obsgen::promql {

/// By which of its names a label is called in an expression: as a catalog writes it, or as it is
/// after the scrape.
enum class LabelNames { Written, AfterScrape };

/// Something on the way that made a label come, go, or be certain.
struct LabelChange {
  enum class Kind { Removed, Added, Required };

  std::string label{};
  Kind kind = Kind::Removed;
  Span span{};
  SharedText reason{};

  bool operator==(const LabelChange&) const = default;
};

/// What is known of one label of a result: how many elements carry it, whose it is, and its two
/// names.
struct LabelState {
  Presence presence = Presence::Maybe;
  LabelOwner owner = LabelOwner::Expression;
  std::string written{};
  std::string after{};
  ValueSet values{};  // where it is there; null: any
};

/// The labels of the elements that come out of one alternative.
struct LabelBranch {
  FlatMap<std::string, LabelState> labels{};  // `__name__` is one of them
  bool open = false;                          // labels not listed may be there too
  bool possible = true;                       // false: no element can come out, whatever the data
  std::vector<LabelChange> changes{};         // in the order in which they happen; the last 64

  /// Of a label listed or not.
  Presence presence(std::string_view label) const;

  /// Names with this presence, sorted, without `__name__`.
  std::vector<std::string> names(Presence presence) const;

  /// The last change of a label; null when nothing changed it.
  const LabelChange* last_change(std::string_view label) const;
};

using LabelBranches = std::vector<LabelBranch>;

/// What is known of every node of one tree, which must stay where it is. A result has one branch
/// for each side of an `or`, else one; scalars and strings have none.
class Analysis {
 public:
  /// The facts of a node of the tree, as it was when it was inferred.
  const LabelBranches& of(const Expr& node) const;

  void set(const Expr& node, const LabelBranches& branches);

 private:
  std::unordered_map<const Expr*, LabelBranches> facts_{};
};

/// The facts of `expr` and all that it is made of, from the leaves up, each node once. A selector
/// of a name that the world does not know is taken to have any labels. Spans are those of the tree.
/// Follows Prometheus with delayed name removal off.
Analysis infer(const Expr& expr, const World& world, LabelNames names);

/// The facts of `expr` alone.
LabelBranches infer_result(const Expr& expr, const World& world, LabelNames names);

}  // namespace obsgen::promql
