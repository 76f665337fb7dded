#pragma once

#include <string>
#include <vector>

#include "template/tree.h"

/// Texts of alerts as people read them when no alert fires.
namespace obsgen::plan {

/// How a label or value that only an alert has is written.
enum class Placeholder {
  Bracketed,  // <namespace>
  Shell,      // $namespace
};

/// The text with a placeholder for each action: the label that it reads, else `value`. Actions that
/// only steer (`if`, `end`, …), declare or define leave; what all branches say stays.
std::string without_actions(const templates::Template& source, Placeholder style);

/// A command for a shell, and the labels that it has as variables, in its order.
struct ShellCommand {
  std::string text{};
  std::vector<std::string> variables{};
};

/// The commands that a description names in parentheses: each begins with `kubectl` and ends before
/// `; ` (then another may follow), `, ` (then prose follows) or the closing parenthesis.
std::vector<ShellCommand> commands_in(const templates::Template& source);

}  // namespace obsgen::plan
