#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Texts of alerts as people read them when no alert fires.
namespace obsgen::plan {

/// How a label or value that only an alert has is written.
enum class Placeholder {
  Bracketed,  // <namespace>
  Shell,      // $namespace
};

/// `text`, a Go template, with a placeholder for each action: the label that it asks for, else
/// `value`. Actions that only steer (`if`, `end`, …) leave.
std::string without_actions(std::string_view text, Placeholder style);

/// The commands that a description names in parentheses: each begins with `kubectl` and ends before
/// `; ` (then another may follow), `, ` (then prose follows) or the closing parenthesis.
std::vector<std::string> commands_in(std::string_view text);

/// The labels that `text`, a Go template, asks for, sorted, each once.
std::vector<std::string> labels_in(std::string_view text);

}  // namespace obsgen::plan
