#pragma once

#include "base/fragment.h"
#include "base/outcome.h"
#include "template/tree.h"

namespace obsgen::templates {

/// Blocks and parentheses may be nested so deep.
inline constexpr int kMaxDepth = 100;

/// Reads a text of an alert. Go's parser takes it, with the variables and functions that Prometheus
/// gives, exactly when there is no error. Names, numbers and escapes that are wrong are each
/// reported; of wrong syntax only the first, and the tree is that of the text before it. Errors, in
/// the file: `alert/template-syntax`, `alert/unknown-function`, `alert/unknown-variable`.
Outcome<Template> parse_template(Fragment source);

}  // namespace obsgen::templates
