#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "promql/ast.h"

/// Which labels the result of an expression has, given those of the series that it reads.
namespace obsgen::promql {

/// Of all elements of a vector, how many carry a label.
enum class Presence { Never, Maybe, Always };

/// The series of one name: labels that each of them carries, and labels that some carry. Several
/// rows of one name are alternatives.
struct SeriesLabels {
  std::string name{};
  std::vector<std::string> always{};
  std::vector<std::string> maybe{};
};

/// Something on the way that made a label come, go, or be certain.
struct LabelChange {
  enum class Kind { Removed, Added, Required };

  std::string label{};
  Kind kind = Kind::Removed;
  Span span{};
  std::string reason{};

  bool operator==(const LabelChange&) const = default;
};

/// The labels of the elements that come out of one alternative.
struct LabelBranch {
  std::map<std::string, Presence, std::less<>> labels{};  // `__name__` is one of them
  bool open = false;                                      // labels not listed may be there too
  bool possible = true;                // false: no element can come out, whatever the data
  std::vector<LabelChange> changes{};  // in the order in which they happen

  /// Of a label listed or not.
  Presence presence(std::string_view label) const;

  /// Names with this presence, sorted, without `__name__`.
  std::vector<std::string> names(Presence presence) const;

  /// The last change of a label; null when nothing changed it.
  const LabelChange* last_change(std::string_view label) const;
};

/// The branches of the result: one for each side of an `or`, else one. None for scalars and
/// strings. A selector of a name that no row has is taken to have any labels. Spans are those of
/// the tree. Follows Prometheus with delayed name removal off.
std::vector<LabelBranch> infer_labels(const Expr& expr, std::span<const SeriesLabels> series);

}  // namespace obsgen::promql
