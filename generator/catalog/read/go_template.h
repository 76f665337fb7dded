#pragma once

#include <optional>
#include <string>

#include "base/fragment.h"
#include "catalog/read/fields.h"

/// Texts with `{{ … }}` in them.
namespace obsgen::catalog {

/// What is wrong with the syntax of a Go template: an action without its end, a block without
/// `end`. Functions and variables are not looked up. Places are bytes of `text`.
Diagnostics check_go_template(std::string_view text);

/// A summary or description of an alert.
std::optional<Fragment> read_template(const Node& node, Diagnostics& diagnostics);

/// A legend: text with `{{label}}`.
std::optional<Fragment> read_legend(const Node& node, Diagnostics& diagnostics);
std::optional<std::string> read_legend_text(const Node& node, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
