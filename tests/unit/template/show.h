#pragma once

#include <string>

#include "template/tree.h"

/// Trees as s-expressions, for comparison in tests: `"text"`, `(if $x "a" (else "b"))`,
/// `(:= $x (| (f .a) g))`; parentheses of the text are `[…]`, texts are those that trimming leaves.
namespace obsgen::templates::test {

std::string show(const Nodes& nodes);
std::string show(const Pipeline& pipeline);

}  // namespace obsgen::templates::test
