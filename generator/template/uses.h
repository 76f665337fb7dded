#pragma once

#include <string>
#include <vector>

#include "template/tree.h"

namespace obsgen::templates {

/// Whose label a text reads: the alert's, or that of a sample which a `query` in the text returns.
enum class LabelOwner { Alert, Sample };

/// A label that a text reads by its name; `span` is that of the name.
struct LabelUse {
  std::string name{};
  LabelOwner owner{};
  Span span{};

  bool operator==(const LabelUse&) const = default;
};

/// What a text reads by name, in the order of the text, each place once.
struct Uses {
  std::vector<LabelUse> labels{};
  std::vector<Span> values{};  // operands that are the alert's value
};

/// Follows values through `with`, `range`, definitions and variables that hold `.`, `$labels` or
/// samples: `$labels.x`, `.Labels.x`, `index $labels "x"`, `query "…" | first | label "x"`. A name
/// that is computed is not found.
Uses uses(const Template& source);

/// The labels of the alert that the text reads.
std::vector<LabelUse> label_uses(const Template& source);

/// Where the text reads the alert's value.
std::vector<Span> value_uses(const Template& source);

/// The functions that are given the alert's value itself, by a pipe or as the last operand.
std::vector<Name> value_formats(const Template& source);

/// The functions that the text calls, in its order.
std::vector<Name> function_uses(const Template& source);

}  // namespace obsgen::templates
