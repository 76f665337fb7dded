#pragma once

#include <string>
#include <string_view>

namespace obsgen::fuzz {

/// What must hold of any bytes read as PromQL, plain and as a template: no crash, spans inside the
/// text, messages in UTF-8, and for a well-formed one that both prints read back to an equal tree
/// and labels can be inferred. Returns what does not hold; empty when all does.
std::string promql_violation(std::string_view bytes);

/// What must hold of the tree that `bytes` build (see `random_vector`): both prints are read back
/// to a tree that differs in parentheses only and prints alike, and both have the same labels.
std::string tree_violation(std::string_view bytes);

}  // namespace obsgen::fuzz
