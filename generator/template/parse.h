#pragma once

#include "base/fragment.h"
#include "base/outcome.h"
#include "template/tree.h"

namespace obsgen::templates {

/// Blocks and parentheses may be nested so deep.
inline constexpr int kMaxDepth = 100;

/// Reads a text of an alert. There is a tree exactly when Go's parser takes the text, with the
/// variables and functions that Prometheus gives. Else errors in the file, of each name, number and
/// escape that is wrong, but of wrong syntax only the first: `alert/template-syntax`,
/// `alert/unknown-function`, `alert/unknown-variable`.
Outcome<Template> parse_template(Fragment source);

}  // namespace obsgen::templates
